# SPDX-License-Identifier: GPL-3.0-or-later
# How every one of our own targets is compiled. Third-party headers come in as system headers and stay silent.

add_library(peygir_compiler INTERFACE)
target_compile_options(peygir_compiler INTERFACE
    # Clang's would mean the unnamed names of other files in the same piece of a unity build as well.
    -Wall -Wextra -Wpedantic $<$<NOT:$<CXX_COMPILER_ID:Clang>>:-Wshadow> -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wsuggest-override -Wformat=2 -Werror
    # Programs say "modules/…" in an assertion, wherever they were built; and one compiler cache serves every clone.
    "-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=")
target_compile_definitions(peygir_compiler INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
    # Our own bugs stop the program in release builds as well: data could suffer (docs/STYLE.md).
    QT_FORCE_ASSERTS)
target_include_directories(peygir_compiler INTERFACE "${CMAKE_SOURCE_DIR}/modules")

# "address" adds the address and undefined-behaviour sanitizers, "thread" the thread sanitizer, "fuzzer" (clang only) the
# first two and what libFuzzer finds its way by.
set(PEYGIR_SANITIZE "" CACHE STRING "empty, address, thread or fuzzer")
if(PEYGIR_SANITIZE STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    # With sanitizers gcc 12 takes the unused half of a std::optional for uninitialised.
    add_compile_options(-Wno-maybe-uninitialized)
    add_link_options(-fsanitize=address,undefined)
elseif(PEYGIR_SANITIZE STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    # The sanitizer does not know fences of their own. Those of Asio stand beside its locks, which it knows.
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
    add_link_options(-fsanitize=thread)
elseif(PEYGIR_SANITIZE STREQUAL "fuzzer")
    # Classes of Qt come without the type information that vptr looks at.
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=vptr -fno-sanitize-recover=undefined
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined -fno-sanitize=vptr)
endif()

find_program(PEYGIR_LLD ld.lld)
if(PEYGIR_LLD)
    add_link_options(-fuse-ld=lld)
endif()
