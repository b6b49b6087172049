# The installed library: find_package(dossier), then link dossier::dossier.
include(CMakePackageConfigHelpers)

# Public headers include the standard library and each other, nothing else. What is not named here stays private.
set(DOSSIER_PUBLIC_HEADERS
    extract/extractor.h
    facts/decimal.h
    facts/facts.h
    facts/json.h
    patterns/library.h
    store/corrections.h
    store/error.h
    store/knowledge_base.h
    store/inputs.h
    store/prepared.h
    store/versions.h
    store/writer.h
    text/analysis.h
    text/decode.h
    text/document.h
    text/offsets.h)
foreach(header IN LISTS DOSSIER_PUBLIC_HEADERS)
    cmake_path(GET header PARENT_PATH room)
    install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/dossier/${room})
endforeach()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dossier)
install(TARGETS dossier EXPORT dossierTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT dossierTargets NAMESPACE dossier:: DESTINATION ${package_dir})
configure_package_config_file(dossierConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/dossierConfig.cmake
                              INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/dossierConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dossierConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/dossierConfigVersion.cmake
        DESTINATION ${package_dir})
