# cpack -G DEB in the build folder: the program, its manual and completions. The library is for whoever builds.
set(CPACK_PACKAGE_NAME dossier)
set(CPACK_PACKAGE_VENDOR "the authors of dossier")
set(CPACK_PACKAGE_CONTACT "the authors of dossier <dossier@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "facts, figures and deals out of news and policy documents")
set(CPACK_COMPONENT_TOOL_DESCRIPTION
"dossier reads news and policy documents and keeps what they state in a
SQLite knowledge base: people, organizations and places; amounts of money,
percentages and quantities; dates; and deals: who agreed, or refused, what
with whom, for how much and when. Every statement shows its document,
quote, offsets and rule.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL tool)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_TOOL_PACKAGE_NAME dossier)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS poppler-utils)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                                                WORLD_READ WORLD_EXECUTE)

set(doc ${CMAKE_INSTALL_DATADIR}/doc/dossier)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright ${PROJECT_SOURCE_DIR}/patterns/SOURCES.md DESTINATION ${doc}
        COMPONENT tool)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/examples DESTINATION ${doc} COMPONENT tool)
find_program(GZIP gzip REQUIRED)
set(changelog ${PROJECT_BINARY_DIR}/changelog.gz)
add_custom_command(OUTPUT ${changelog} DEPENDS ${CMAKE_CURRENT_LIST_DIR}/changelog
    COMMAND ${GZIP} -9nc ${CMAKE_CURRENT_LIST_DIR}/changelog > ${changelog} VERBATIM)
add_custom_target(changelog ALL DEPENDS ${changelog})
install(FILES ${changelog} DESTINATION ${doc} COMPONENT tool)
include(CPack)
