# Embeds the word lists that the text room reads: patterns/common/<name>.txt becomes text_data::<name>.
foreach(name abbreviations furniture)
    set(file ${PROJECT_SOURCE_DIR}/patterns/common/${name}.txt)
    file(READ ${file} DOSSIER_TEXT_${name})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/text_data.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/text_data.cpp @ONLY)
target_sources(dossier_objects PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/text_data.cpp)
