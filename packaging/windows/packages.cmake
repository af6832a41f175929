# Windows: an installer, and the same as a folder in a zip. For programs that do not exist yet: see docs/porting.md.
set(CPACK_GENERATOR "NSIS64;ZIP")
set(CPACK_PACKAGE_NAME Quarterdeck)
set(CPACK_PACKAGE_VENDOR "The Quarterdeck developers")
set(CPACK_PACKAGE_FILE_NAME quarterdeck-${PROJECT_VERSION}-windows-x86_64)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Quarterdeck)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGE_EXECUTABLES quarterdeck Quarterdeck) # its place in the start menu
set(CPACK_STRIP_FILES ON)

set(CPACK_NSIS_DISPLAY_NAME Quarterdeck)
set(CPACK_NSIS_PACKAGE_NAME Quarterdeck)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin/quarterdeck.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
set(CPACK_NSIS_MUI_FINISHPAGE_RUN quarterdeck.exe)

install(TARGETS quarterdeck qdeck RUNTIME DESTINATION bin)
qt_generate_deploy_app_script(TARGET quarterdeck OUTPUT_SCRIPT qd_deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${qd_deploy})

include(CPack)
