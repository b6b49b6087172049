# Run by ctest: install, configure the consumer, build it, run it; the first failure ends it.
file(REMOVE_RECURSE ${WORK_DIR})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/prefix
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -S ${CONSUMER_DIR} -B ${WORK_DIR}/build -G ${GENERATOR}
                        -D CMAKE_PREFIX_PATH=${WORK_DIR}/prefix -D CMAKE_CXX_COMPILER=${COMPILER}
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK_DIR}/build COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${WORK_DIR}/build/consumer OUTPUT_VARIABLE line COMMAND_ERROR_IS_FATAL ANY)
if(NOT line MATCHES "^\\{\"id\":\"a\"")
    message(FATAL_ERROR "expected the facts of document \"a\" as JSON, got: ${line}")
endif()
execute_process(COMMAND ${WORK_DIR}/prefix/bin/dossier --help OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
