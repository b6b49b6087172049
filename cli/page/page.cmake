# The report's template, style and script, carried within the program.
foreach(part mustache css js)
    set(file ${CMAKE_CURRENT_LIST_DIR}/report.${part})
    file(READ ${file} DOSSIER_REPORT_${part})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/report_template.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/report_template.cpp @ONLY)
target_sources(dossier_cli_lib PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/report_template.cpp)
