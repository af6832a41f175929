# cpack runs this on what is installed, and it makes a tar of it that runs where there is no Qt. All that it adds are
# Debian's own files, byte for byte. Where they come from, and under which licence, is put down beside them.
cmake_policy(VERSION 3.25)
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
set(programs ${root}/bin/qdeck ${root}/bin/quarterdeck)

# ---- plugins: nothing links them ------------------------------------------------------------------------------------
set(plugins
    iconengines/libqsvgicon.so
    imageformats/libqsvg.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
    platforminputcontexts/libibusplatforminputcontextplugin.so
    platforms/libqoffscreen.so
    platforms/libqwayland-generic.so
    platforms/libqxcb.so
    sqldrivers/libqsqlite.so
    wayland-decoration-client/libbradient.so
    wayland-shell-integration/libxdg-shell.so)
foreach(plugin IN LISTS plugins)
    get_filename_component(folder ${plugin} DIRECTORY)
    file(COPY ${CPACK_QD_PLUGINS}/${plugin} DESTINATION ${root}/plugins/${folder})
endforeach()
list(TRANSFORM plugins PREPEND ${CPACK_QD_PLUGINS}/)

# ---- Qt's own words in the languages of the console -----------------------------------------------------------------
set(words ${CPACK_QD_TRANSLATIONS}/qtbase_de.qm)
file(COPY ${words} DESTINATION ${root}/translations)

# ---- libraries ------------------------------------------------------------------------------------------------------
file(STRINGS ${CPACK_QD_PORTABLE}/host-libraries.txt of_the_machine REGEX "^[a-zA-Z]")
foreach(name IN LISTS of_the_machine)
    string(REPLACE "+" "\\+" name ${name})
    list(APPEND left_out "^${name}(-x86-64)?\\.so")
endforeach()
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${programs} MODULES ${plugins} PRE_EXCLUDE_REGEXES ${left_out}
    RESOLVED_DEPENDENCIES_VAR libraries UNRESOLVED_DEPENDENCIES_VAR unresolved)
if(unresolved)
    message(FATAL_ERROR "not found on this machine: ${unresolved}")
endif()
list(SORT libraries)
file(MAKE_DIRECTORY ${root}/lib)
foreach(library IN LISTS libraries)
    get_filename_component(name ${library} NAME)
    file(REAL_PATH ${library} real)
    file(COPY_FILE ${real} ${root}/lib/${name})
endforeach()

# The old kind of path: it also counts for what the libraries need of each other. Agents do not inherit it, as they
# would inherit LD_LIBRARY_PATH.
execute_process(COMMAND patchelf --force-rpath --set-rpath $ORIGIN/../lib ${programs} COMMAND_ERROR_IS_FATAL ANY)
file(COPY ${CPACK_QD_PORTABLE}/qt.conf DESTINATION ${root}/bin)

# ---- where it comes from --------------------------------------------------------------------------------------------
# package_of(<file> <out>): dpkg may know it by its name from before /lib became a link to /usr/lib.
function(package_of file out)
    string(REGEX REPLACE "^/usr/lib/" "/lib/" older ${file})
    foreach(name ${file} ${older})
        execute_process(COMMAND dpkg-query --search ${name} OUTPUT_VARIABLE answer ERROR_QUIET RESULT_VARIABLE status)
        if(status EQUAL 0)
            string(REGEX REPLACE ":.*" "" package ${answer})
            set(${out} ${package} PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "${file} is of no package, so nobody knows its licence")
endfunction()

set(notices ${root}/share/doc/quarterdeck/libraries)
set(packages libtomlplusplus-dev) # its headers are in the programs
foreach(file ${libraries} ${plugins} ${words})
    file(REAL_PATH ${file} real)
    package_of(${real} package)
    list(APPEND packages ${package})
endforeach()
list(REMOVE_DUPLICATES packages)
list(SORT packages)
file(MAKE_DIRECTORY ${notices})
set(list "")
foreach(package IN LISTS packages)
    set(format "\${Package} \${Version}, made from \${source:Package} \${source:Version}\n")
    execute_process(COMMAND dpkg-query --show "--showformat=${format}" ${package}
        OUTPUT_VARIABLE line COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH "^[^\n]*\n" line ${line}) # the first of several architectures
    string(APPEND list ${line})
    file(COPY_FILE /usr/share/doc/${package}/copyright ${notices}/${package}.txt)
    file(READ ${notices}/${package}.txt notice)
    string(REGEX MATCHALL "/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]" named "${notice}")
    list(APPEND licences ${named})
endforeach()
file(WRITE ${notices}/packages.txt "${list}")
list(REMOVE_DUPLICATES licences)
foreach(licence IN LISTS licences)
    get_filename_component(name ${licence} NAME)
    file(REAL_PATH ${licence} real)
    file(COPY_FILE ${real} ${notices}/licence-${name}.txt)
endforeach()

# ---- for people -----------------------------------------------------------------------------------------------------
file(REMOVE_RECURSE ${root}/lib/systemd) # names a place where the programs are not
file(COPY ${CPACK_QD_PORTABLE}/README.txt DESTINATION ${root})
file(COPY_FILE ${CPACK_RESOURCE_FILE_LICENSE} ${root}/LICENSE.txt)

# ---- the tar: the same bytes for the same files ---------------------------------------------------------------------
set(tar ${CPACK_PACKAGE_DIRECTORY}/${CPACK_QD_PORTABLE_NAME}.tar.xz)
execute_process(COMMAND tar --create --file ${tar} --use-compress-program "xz --threads=1 -9" --sort=name
        --mtime=@${CPACK_QD_EPOCH} --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX
        --transform "s,^\\.,${CPACK_QD_PORTABLE_NAME}," --directory ${root} .
    COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_EXTERNAL_BUILT_PACKAGES ${tar})
