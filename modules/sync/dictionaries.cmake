# SPDX-License-Identifier: GPL-3.0-or-later
# The dictionaries of packed bodies (wire/dictionary.h) as arrays in a source, so that whatever links the layer has them.
set(arrays "")
set(list "")
foreach(number IN LISTS PEYGIR_WIRE_DICTIONARIES)
    set(file "${CMAKE_CURRENT_SOURCE_DIR}/wire/dictionaries/${number}.zdict")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND arrays "const unsigned char bytes${number}[] = {${bytes}};\n")
    string(APPEND list "    {${number}, bytes${number}},\n")
endforeach()
set(source "${CMAKE_CURRENT_BINARY_DIR}/dictionary_bytes.cpp")
file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT "// Made from dictionaries/*.zdict.
#include \"sync/wire/dictionary_bytes.h\"
namespace peygir::sync::dictionary {
namespace {
@arrays@const Bytes all[] = {
@list@};
}
std::span<const Bytes> allBytes() { return all; }
}
")
target_sources(peygir_sync_wire PRIVATE "${source}")
