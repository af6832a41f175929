# cpack reads this once for each kind of package that it makes.
if(CPACK_GENERATOR STREQUAL "DEB")
    unset(CPACK_PACKAGE_DESCRIPTION_SUMMARY) # or it would stand over the words of each package
    set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/orderly.cmake)
elseif(CPACK_GENERATOR STREQUAL "RPM")
    set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/rpm/ageless.cmake)
elseif(CPACK_GENERATOR STREQUAL "External")
    set(CPACK_PACKAGE_FILE_NAME ${CPACK_QD_PORTABLE_NAME})
    set(CPACK_PACKAGING_INSTALL_PREFIX /)
    set(CPACK_MONOLITHIC_INSTALL ON)
endif()
