# SPDX-License-Identifier: GPL-3.0-or-later
# Declares modules and refuses forbidden arrows (ARCHITECTURE.md, "The law of arrows").
#
#   peygir_kit(base SOURCES ... USES ... LIBS ...)                    a kit without layers
#   peygir_kit(sync LAYER desk SOURCES ... USES ... LIBS ...)         a kit's layer
#   peygir_layer(cases core SOURCES ... USES ... LIBS ...)            a feature's layer
#   peygir_program(peygird SOURCES ... USES ... LIBS ...)             a program, in its folder of app/ or tests/
#   peygir_part(composition SOURCES ... USES ... LIBS ...)            what programs share, in its folder of app/
#
# SOURCES  every .cpp and .h of the layer, written out
# USES     the modules it includes from: `base`, `sync/wire`, `organisation/core`
# LIBS     third-party targets; they stay private to the layer unless they appear in its headers (PUBLIC_LIBS)
#
# Each becomes the static library peygir_<module>[_<layer>].

# The one list. A module may use what stands before it.
set(PEYGIR_KITS base persian sheets feel command storage sync front uikit paper canvas charting mapping)
set(PEYGIR_FEATURES places organisation access reference messaging forms workflow catalogue cases
    intake followup answering supervision administration reports content portal)

set(PEYGIR_CORE_KITS base persian feel command)
set(PEYGIR_ALLOWED_KITS_core ${PEYGIR_CORE_KITS})
set(PEYGIR_ALLOWED_KITS_store ${PEYGIR_CORE_KITS} sheets storage)
set(PEYGIR_ALLOWED_KITS_ui ${PEYGIR_CORE_KITS} sheets uikit paper canvas charting mapping)
set(PEYGIR_ALLOWED_KITS_web ${PEYGIR_CORE_KITS} front)
set(PEYGIR_ALLOWED_KITS_adapters ${PEYGIR_CORE_KITS} front)

# Qt libraries that show things may be linked only by what shows things.
set(PEYGIR_SCREEN_LIBS Qt6::Gui Qt6::Widgets Qt6::Svg Qt6::Charts Qt6::Pdf Qt6::PdfWidgets Qt6::Multimedia
    Qt6::PrintSupport)

set_property(GLOBAL PROPERTY PEYGIR_GRAPH "")

function(_peygir_remember name)
    list(JOIN ARGN " " uses)
    set_property(GLOBAL APPEND PROPERTY PEYGIR_GRAPH "${name}: ${uses}")
endfunction()

function(_peygir_declare name allowed)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBS;PUBLIC_LIBS" ${ARGN})
    string(REPLACE "/" "_" target "peygir_${name}")
    add_library(${target} STATIC)
    list(TRANSFORM ARG_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    set(headers ${ARG_SOURCES})
    list(FILTER headers INCLUDE REGEX "\\.h$")
    list(FILTER ARG_SOURCES EXCLUDE REGEX "\\.h$")
    target_sources(${target} PRIVATE ${ARG_SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}/modules" FILES ${headers})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON LINKER_LANGUAGE CXX)
    # Header-only layers still become a library, so that everything links the same way.
    if(NOT ARG_SOURCES)
        file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${target}_empty.cpp" "// This layer has headers only.\n")
        target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${target}_empty.cpp")
    endif()
    foreach(used IN LISTS ARG_USES)
        if(NOT used IN_LIST allowed)
            message(FATAL_ERROR "Forbidden arrow: ${name} may not use ${used} (ARCHITECTURE.md, the law of arrows)")
        endif()
        string(REPLACE "/" "_" used_target "peygir_${used}")
        target_link_libraries(${target} PUBLIC ${used_target})
    endforeach()
    if(NOT name MATCHES "^(uikit|paper|canvas|charting|mapping)$|/ui$")
        foreach(lib IN LISTS ARG_LIBS ARG_PUBLIC_LIBS)
            if(lib IN_LIST PEYGIR_SCREEN_LIBS)
                message(FATAL_ERROR "${name} shows nothing and may not link ${lib}")
            endif()
        endforeach()
    endif()
    target_link_libraries(${target} PUBLIC peygir_compiler Qt6::Core ${ARG_PUBLIC_LIBS} PRIVATE ${ARG_LIBS})
    _peygir_remember(${name} ${ARG_USES})
    set_property(GLOBAL APPEND PROPERTY PEYGIR_TARGETS ${target})
endfunction()

# What a kit's layer may use: all of the kits before it, and all layers of its own kit that were declared before.
function(peygir_kit kit)
    cmake_parse_arguments(ARG "" "LAYER" "" ${ARGN})
    list(FIND PEYGIR_KITS ${kit} position)
    if(position EQUAL -1)
        message(FATAL_ERROR "${kit} is not in the list of kits")
    endif()
    set(allowed "")
    get_property(graph GLOBAL PROPERTY PEYGIR_GRAPH)
    foreach(line IN LISTS graph)
        string(REGEX REPLACE ":.*" "" declared "${line}")
        string(REGEX REPLACE "/.*" "" declared_kit "${declared}")
        list(FIND PEYGIR_KITS "${declared_kit}" declared_position)
        if(declared_position GREATER -1 AND declared_position LESS_EQUAL position)
            list(APPEND allowed "${declared}")
        endif()
    endforeach()
    set(name ${kit})
    if(ARG_LAYER)
        set(name "${kit}/${ARG_LAYER}")
    endif()
    _peygir_declare(${name} "${allowed}" ${ARG_UNPARSED_ARGUMENTS})
endfunction()

# What a feature's layer may use: its own core, the same layer and the core of earlier features, and its kits.
function(peygir_layer feature layer)
    list(FIND PEYGIR_FEATURES ${feature} position)
    if(position EQUAL -1)
        message(FATAL_ERROR "${feature} is not in the list of features")
    endif()
    if(NOT DEFINED PEYGIR_ALLOWED_KITS_${layer})
        message(FATAL_ERROR "${layer} is not a layer")
    endif()
    set(allowed ${PEYGIR_ALLOWED_KITS_${layer}} front/server front/desk)
    if(NOT layer MATCHES "^(web|adapters)$")
        list(REMOVE_ITEM allowed front/server front/desk)
    endif()
    if(NOT layer STREQUAL "core")
        list(APPEND allowed "${feature}/core")
    endif()
    foreach(earlier IN LISTS PEYGIR_FEATURES)
        if(earlier STREQUAL feature)
            break()
        endif()
        list(APPEND allowed "${earlier}/core" "${earlier}/${layer}")
    endforeach()
    _peygir_declare("${feature}/${layer}" "${allowed}" ${ARGN})
endfunction()

# A program, made in the folder that it stands in. It composes, so it may use any layer, but says which.
function(peygir_program program)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBS" ${ARGN})
    add_executable(${program} ${ARG_SOURCES})
    foreach(used IN LISTS ARG_USES)
        string(REPLACE "/" "_" used_target "peygir_${used}")
        target_link_libraries(${program} PRIVATE ${used_target})
    endforeach()
    target_include_directories(${program} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${program} PRIVATE peygir_compiler Qt6::Core ${ARG_LIBS})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    _peygir_remember(${folder} ${ARG_USES})
endfunction()

# A part of app/ that several programs share: the library peygir_<part> in app/<part>, included as "<part>/file.h".
function(peygir_part part)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBS" ${ARGN})
    set(target "peygir_${part}")
    add_library(${target} STATIC ${ARG_SOURCES})
    foreach(used IN LISTS ARG_USES)
        string(REPLACE "/" "_" used_target "peygir_${used}")
        target_link_libraries(${target} PUBLIC ${used_target})
    endforeach()
    target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}/app")
    target_link_libraries(${target} PUBLIC peygir_compiler Qt6::Core PRIVATE ${ARG_LIBS})
    _peygir_remember(app/${part} ${ARG_USES})
endfunction()

# Writes what was declared for the include check (tests/tidy/check_includes.py).
function(peygir_write_module_graph)
    get_property(graph GLOBAL PROPERTY PEYGIR_GRAPH)
    list(JOIN graph "\n" text)
    file(WRITE "${CMAKE_BINARY_DIR}/module_graph.txt" "${text}\n")
endfunction()
