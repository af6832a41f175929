# cpack writes the sums of the files in the order in which the file system happens to give the names, and the size that
# they happen to take on it. Packages of the same source shall have the same bytes on every machine. So the one is
# sorted, the other is counted as Debian's policy counts it, and Debian's own tool puts the package together again.
foreach(package IN LISTS CPACK_PACKAGE_FILES)
    set(unpacked ${package}.d)
    set(records ${unpacked}/DEBIAN)
    file(REMOVE_RECURSE ${unpacked})
    execute_process(COMMAND dpkg-deb --raw-extract ${package} ${unpacked} COMMAND_ERROR_IS_FATAL ANY)

    execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C sort --key=2 --output=${records}/md5sums ${records}/md5sums
        COMMAND_ERROR_IS_FATAL ANY)

    file(GLOB_RECURSE entries LIST_DIRECTORIES true RELATIVE ${unpacked} ${unpacked}/*)
    list(FILTER entries EXCLUDE REGEX "^DEBIAN")
    set(kibibytes 0)
    foreach(entry IN LISTS entries)
        set(bytes 1)
        if(NOT IS_DIRECTORY ${unpacked}/${entry})
            file(SIZE ${unpacked}/${entry} bytes)
        endif()
        math(EXPR kibibytes "${kibibytes} + (${bytes} + 1023) / 1024")
    endforeach()
    file(READ ${records}/control control)
    string(REGEX REPLACE "Installed-Size: [0-9]+" "Installed-Size: ${kibibytes}" control "${control}")
    file(WRITE ${records}/control "${control}")

    execute_process(COMMAND touch --date=@${CPACK_QD_EPOCH} ${records}/md5sums ${records}/control ${records}
        COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND dpkg-deb --root-owner-group --build ${unpacked} ${package}
        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    file(REMOVE_RECURSE ${unpacked})
endforeach()
