# SPDX-License-Identifier: GPL-3.0-or-later
#   peygir_migrations(peygir_cases_store migrations/0040-referral-count.sql ...)
#
# Puts the files into every program that links the module, as the Qt resource `:/migrations/0040-referral-count.sql`
# (storage/migrations.h reads them all). The module is a static library, from which a linker takes only what somebody
# calls, and nobody calls a resource; so the compiled resource travels as an object file in the module's link
# interface, where it cannot be left out, and Q_INIT_RESOURCE is not needed.
function(peygir_migrations target)
    set(qrc "<RCC><qresource prefix=\"/migrations\">\n")
    set(files "")
    foreach(file IN LISTS ARGN)
        get_filename_component(path "${file}" ABSOLUTE)
        get_filename_component(name "${file}" NAME)
        if(NOT name MATCHES "^[0-9][0-9][0-9][0-9]-[a-z0-9-]+\\.sql$")
            message(FATAL_ERROR "${target}: a migration is named NNNN-name.sql, not ${name}")
        endif()
        get_property(taken GLOBAL PROPERTY PEYGIR_MIGRATION_NUMBERS)
        string(SUBSTRING "${name}" 0 4 number)
        if(number IN_LIST taken)
            message(FATAL_ERROR "${target}: the number of ${name} is taken by another migration")
        endif()
        set_property(GLOBAL APPEND PROPERTY PEYGIR_MIGRATION_NUMBERS ${number})
        string(APPEND qrc "<file alias=\"${name}\">${path}</file>\n")
        list(APPEND files "${path}")
    endforeach()
    string(APPEND qrc "</qresource></RCC>\n")
    set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_migrations.qrc")
    file(CONFIGURE OUTPUT "${list}" CONTENT "${qrc}" @ONLY)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/${target}_migrations.cpp")
    add_custom_command(OUTPUT "${source}" DEPENDS "${list}" ${files} VERBATIM
        COMMAND Qt6::rcc --name ${target}_migrations --output "${source}" "${list}")
    add_library(${target}_migrations OBJECT "${source}")
    set_target_properties(${target}_migrations PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${target}_migrations PRIVATE Qt6::Core)
    target_link_libraries(${target} INTERFACE "$<TARGET_OBJECTS:${target}_migrations>")
    add_dependencies(${target} ${target}_migrations)
endfunction()
