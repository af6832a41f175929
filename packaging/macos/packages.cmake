# macOS: a disk image from which the program is dragged into its place. For a program that does not exist yet: see
# docs/porting.md.
set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_NAME Quarterdeck)
set(CPACK_PACKAGE_VENDOR "The Quarterdeck developers")
set(CPACK_PACKAGE_FILE_NAME quarterdeck-${PROJECT_VERSION}-macos-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_DMG_VOLUME_NAME Quarterdeck)
set(CPACK_DMG_FORMAT UDBZ)

set_target_properties(quarterdeck PROPERTIES
    MACOSX_BUNDLE ON
    OUTPUT_NAME Quarterdeck
    MACOSX_BUNDLE_BUNDLE_NAME Quarterdeck
    MACOSX_BUNDLE_GUI_IDENTIFIER org.quarterdeck.Quarterdeck
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
install(TARGETS quarterdeck BUNDLE DESTINATION .)
install(TARGETS qdeck RUNTIME DESTINATION Quarterdeck.app/Contents/MacOS) # beside the console, where it looks for it
qt_generate_deploy_app_script(TARGET quarterdeck OUTPUT_SCRIPT qd_deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${qd_deploy})

include(CPack)
