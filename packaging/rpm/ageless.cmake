# rpm makes times that are later than $SOURCE_DATE_EPOCH equal to it, and leaves earlier ones as they are: those of files
# that an earlier build has left, for one. Here all are made equal.
execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -exec touch --no-dereference --date=@${CPACK_QD_EPOCH} {} +
    COMMAND_ERROR_IS_FATAL ANY)
