# DEB, RPM and a tar from the same installation: `./dev package` makes and tries all of it.
set(CPACK_PACKAGE_NAME quarterdeck)
set(CPACK_PACKAGE_VENDOR "The Quarterdeck developers")
set(CPACK_PACKAGE_CONTACT "The Quarterdeck developers <quarterdeck@localhost>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/each-kind.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL engine)
if(QD_BUILD_CONSOLE)
    list(APPEND CPACK_COMPONENTS_ALL console)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENT_CONSOLE_DEPENDS engine)

set(qd_engine_words "work a queue of tasks by autonomous agents, without a screen")
set(qd_engine_text "Tasks wait in a queue, an engine runs them through agents, and everything
is kept in a database with a journal that shows if it was changed. What an
agent would do is written down and not done, until it is approved and
armed. The emergency stop works when the database is locked, the disk is
full or the program hangs.")
set(qd_console_words "command autonomous agents, and stop them")
set(qd_console_text "The console from which one person commands autonomous agents: drag task
files into its queue, watch, approve, pause and stop. A daemon inside the
program runs them through agents and keeps everything in a database.

This package has the desktop program; the engine for machines without a
screen is in the package qdeck.")

# ---- Debian ---------------------------------------------------------------------------------------------------------
# Both packages install what Debian's rules want of a package: a changelog and a copyright.
foreach(package qdeck quarterdeck)
    set(component engine)
    if(package STREQUAL quarterdeck)
        set(component console)
    endif()
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/debian/${package})
    file(MAKE_DIRECTORY ${folder})
    execute_process(COMMAND date --utc --rfc-email --date=@${qd_epoch} OUTPUT_VARIABLE qd_rfc_date OUTPUT_STRIP_TRAILING_WHITESPACE)
    file(WRITE ${folder}/changelog "${package} (${PROJECT_VERSION}) unstable; urgency=low

  * See the project's history.

 -- ${CPACK_PACKAGE_CONTACT}  ${qd_rfc_date}
")
    execute_process(COMMAND gzip --force --best --no-name ${folder}/changelog)
    configure_file(debian/copyright ${folder}/copyright COPYONLY)
    install(FILES ${folder}/changelog.gz ${folder}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_DEBIAN_ENGINE_PACKAGE_NAME qdeck)
set(CPACK_DEBIAN_ENGINE_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_ENGINE_PACKAGE_DEPENDS libqt6sql6-sqlite) # a plugin: nothing links it
set(CPACK_DEBIAN_ENGINE_PACKAGE_RECOMMENDS "bubblewrap, git")
set(CPACK_DEBIAN_ENGINE_DESCRIPTION "${qd_engine_words}\n${qd_engine_text}")
set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME quarterdeck)
set(CPACK_DEBIAN_CONSOLE_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS libqt6svg6) # a plugin as well
set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS "qt6-wayland, qt6-qpa-plugins, qt6-translations-l10n")
set(CPACK_DEBIAN_CONSOLE_DESCRIPTION "${qd_console_words}\n${qd_console_text}")

# ---- RPM ------------------------------------------------------------------------------------------------------------
foreach(component engine console) # begins with a capital there, and does not on Debian
    string(SUBSTRING "${qd_${component}_words}" 0 1 first)
    string(TOUPPER ${first} first)
    string(REGEX REPLACE "^." ${first} qd_${component}_title "${qd_${component}_words}")
endforeach()
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE Apache-2.0)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_RELOCATABLE OFF) # the service names the place of the programs
set(CPACK_RPM_PACKAGE_GROUP Applications)
set(qd_rpm_changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog.rpm)
string(TIMESTAMP qd_rpm_date "%a %b %d %Y" UTC) # of $SOURCE_DATE_EPOCH, if there is one
file(WRITE ${qd_rpm_changelog} "* ${qd_rpm_date} ${CPACK_PACKAGE_CONTACT} - ${PROJECT_VERSION}-1
- See the project's history.
")
set(CPACK_RPM_CHANGELOG_FILE ${qd_rpm_changelog})
set(CPACK_RPM_ENGINE_PACKAGE_NAME qdeck)
set(CPACK_RPM_ENGINE_PACKAGE_SUMMARY "${qd_engine_title}")
set(CPACK_RPM_ENGINE_PACKAGE_DESCRIPTION "${qd_engine_text}")
# openSUSE has the driver by itself, Fedora with Qt
set(CPACK_RPM_ENGINE_PACKAGE_REQUIRES "(qt6-sql-sqlite if libQt6Sql6)")
set(CPACK_RPM_CONSOLE_PACKAGE_NAME quarterdeck)
set(CPACK_RPM_CONSOLE_PACKAGE_SUMMARY "${qd_console_title}")
set(CPACK_RPM_CONSOLE_PACKAGE_DESCRIPTION "${qd_console_text}")
set(CPACK_RPM_CONSOLE_PACKAGE_REQUIRES "qdeck = ${PROJECT_VERSION}")
# Folders that belong to others.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/libexec /usr/share/man /usr/share/man/man1 /usr/share/applications /usr/share/metainfo
    /usr/share/mime /usr/share/mime/packages
    /usr/share/icons /usr/share/icons/hicolor /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps
    /usr/share/bash-completion /usr/share/bash-completion/completions /usr/share/zsh /usr/share/zsh/site-functions
    /usr/share/fish /usr/share/fish/vendor_completions.d /usr/lib/systemd /usr/lib/systemd/user)
foreach(size 16 24 32 48 64 128 256)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
# The same bytes for the same source and $SOURCE_DATE_EPOCH, and the same files as in the other packages.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define __os_install_post %{nil}
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _buildhost localhost
%define _build_id_links none")

# ---- a tar that brings Qt along: `cpack -G External` -----------------------------------------------------------------
set(CPACK_EXTERNAL_ENABLE_STAGING ON)
set(CPACK_EXTERNAL_PACKAGE_SCRIPT ${CMAKE_CURRENT_SOURCE_DIR}/portable/makeportable.cmake)
set(CPACK_QD_PORTABLE ${CMAKE_CURRENT_SOURCE_DIR}/portable)
set(CPACK_QD_PORTABLE_NAME quarterdeck-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_QD_PLUGINS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_PLUGINS})
set(CPACK_QD_TRANSLATIONS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS})
set(CPACK_QD_EPOCH ${qd_epoch})

include(CPack)
