# Embeds the word lists that the sources room reads: patterns/common/page-<name>.txt becomes
# page_data::<name>, with _ for -.
foreach(name furniture body date author byline meta_author meta_date)
    string(REPLACE "_" "-" file page-${name}.txt)
    set(file ${PROJECT_SOURCE_DIR}/patterns/common/${file})
    file(READ ${file} DOSSIER_PAGE_${name})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/page_data.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/page_data.cpp @ONLY)
target_sources(dossier_objects PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/page_data.cpp)
