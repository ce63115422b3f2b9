# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPARTS="a_fa.ts;b_fa.ts" -P check_finished.cmake
foreach(part IN LISTS PARTS)
    file(READ "${part}" text)
    if(text MATCHES "type=\"unfinished\"")
        message(FATAL_ERROR "${part}: a sentence has no finished Persian translation")
    endif()
endforeach()
