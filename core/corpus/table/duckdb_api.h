#pragma once

#include "core/result.h"

#include <cstdint>

/// The few functions of DuckDB's C interface that are called here, so that its library is all that has to be
/// installed. **Source** the C API of DuckDB 1.x (stable since 1.2), whose duckdb.h declares the same.
// NOLINTBEGIN
extern "C" {

using idx_t = std::uint64_t;
enum duckdb_state : unsigned { DuckDBSuccess = 0, DuckDBError = 1 };
enum duckdb_type : unsigned { DUCKDB_TYPE_BIGINT = 5, DUCKDB_TYPE_VARCHAR = 17 };
enum duckdb_pending_state : unsigned {
    DUCKDB_PENDING_RESULT_READY = 0,
    DUCKDB_PENDING_RESULT_NOT_READY = 1,
    DUCKDB_PENDING_ERROR = 2,
    DUCKDB_PENDING_NO_TASKS_AVAILABLE = 3
};

typedef struct _duckdb_database* duckdb_database;
typedef struct _duckdb_connection* duckdb_connection;
typedef struct _duckdb_config* duckdb_config;
typedef struct _duckdb_prepared_statement* duckdb_prepared_statement;
typedef struct _duckdb_pending_result* duckdb_pending_result;
typedef struct _duckdb_data_chunk* duckdb_data_chunk;
typedef struct _duckdb_vector* duckdb_vector;
typedef struct _duckdb_logical_type* duckdb_logical_type;
typedef struct _duckdb_scalar_function* duckdb_scalar_function;
typedef struct _duckdb_function_info* duckdb_function_info;
typedef void (*duckdb_scalar_function_t)(duckdb_function_info, duckdb_data_chunk, duckdb_vector);
typedef void (*duckdb_delete_callback_t)(void*);

struct duckdb_query_progress_type
{
    double percentage; ///< negative: not known
    std::uint64_t rows_processed;
    std::uint64_t total_rows_to_process;
};
struct duckdb_column;
struct duckdb_result
{
    idx_t deprecated_column_count;
    idx_t deprecated_row_count;
    idx_t deprecated_rows_changed;
    duckdb_column* deprecated_columns;
    char* deprecated_error_message;
    void* internal_data;
};

/// A text in a vector: up to 12 bytes stand in it, longer ones behind the pointer.
struct duckdb_string_t
{
    std::uint32_t length;
    char start[4];
    union {
        char more[8];
        char* pointer;
    } rest;
};
static_assert(sizeof(duckdb_string_t) == 16);
}

namespace core {

// Pointers, as the library is loaded only when it is needed: loading it takes longer than most else that a program does.
extern duckdb_state (*duckdb_create_config)(duckdb_config*);
extern duckdb_state (*duckdb_set_config)(duckdb_config, const char* name, const char* option);
extern void (*duckdb_destroy_config)(duckdb_config*);
extern duckdb_state (*duckdb_open_ext)(const char* path, duckdb_database*, duckdb_config, char** error);
extern void (*duckdb_close)(duckdb_database*);
extern duckdb_state (*duckdb_connect)(duckdb_database, duckdb_connection*);
extern void (*duckdb_disconnect)(duckdb_connection*);
extern void (*duckdb_interrupt)(duckdb_connection);
extern duckdb_query_progress_type (*duckdb_query_progress)(duckdb_connection);
extern void (*duckdb_free)(void*);

extern duckdb_state (*duckdb_prepare)(duckdb_connection, const char* query, duckdb_prepared_statement*);
extern const char* (*duckdb_prepare_error)(duckdb_prepared_statement);
extern void (*duckdb_destroy_prepare)(duckdb_prepared_statement*);
extern duckdb_state (*duckdb_pending_prepared)(duckdb_prepared_statement, duckdb_pending_result*);
extern duckdb_pending_state (*duckdb_pending_execute_task)(duckdb_pending_result);
extern duckdb_state (*duckdb_execute_pending)(duckdb_pending_result, duckdb_result*);
extern const char* (*duckdb_pending_error)(duckdb_pending_result);
extern void (*duckdb_destroy_pending)(duckdb_pending_result*);
extern duckdb_state (*duckdb_execute_prepared_streaming)(duckdb_prepared_statement, duckdb_result*);
extern const char* (*duckdb_result_error)(duckdb_result*);
extern void (*duckdb_destroy_result)(duckdb_result*);

extern duckdb_data_chunk (*duckdb_fetch_chunk)(duckdb_result);
extern void (*duckdb_destroy_data_chunk)(duckdb_data_chunk*);
extern idx_t (*duckdb_data_chunk_get_size)(duckdb_data_chunk);
extern idx_t (*duckdb_data_chunk_get_column_count)(duckdb_data_chunk);
extern duckdb_vector (*duckdb_data_chunk_get_vector)(duckdb_data_chunk, idx_t column);
extern void* (*duckdb_vector_get_data)(duckdb_vector);
extern std::uint64_t* (*duckdb_vector_get_validity)(duckdb_vector);
extern void (*duckdb_vector_ensure_validity_writable)(duckdb_vector);
extern void (*duckdb_validity_set_row_invalid)(std::uint64_t* validity, idx_t row);
extern void (*duckdb_vector_assign_string_element_len)(duckdb_vector, idx_t index, const char* text, idx_t length);

extern duckdb_logical_type (*duckdb_create_logical_type)(duckdb_type);
extern void (*duckdb_destroy_logical_type)(duckdb_logical_type*);
extern duckdb_scalar_function (*duckdb_create_scalar_function)();
extern void (*duckdb_destroy_scalar_function)(duckdb_scalar_function*);
extern void (*duckdb_scalar_function_set_name)(duckdb_scalar_function, const char* name);
extern void (*duckdb_scalar_function_set_volatile)(duckdb_scalar_function);
extern void (*duckdb_scalar_function_add_parameter)(duckdb_scalar_function, duckdb_logical_type);
extern void (*duckdb_scalar_function_set_return_type)(duckdb_scalar_function, duckdb_logical_type);
extern void (*duckdb_scalar_function_set_extra_info)(duckdb_scalar_function, void* info, duckdb_delete_callback_t);
extern void (*duckdb_scalar_function_set_function)(duckdb_scalar_function, duckdb_scalar_function_t);
extern duckdb_state (*duckdb_register_scalar_function)(duckdb_connection, duckdb_scalar_function);
extern void* (*duckdb_scalar_function_get_extra_info)(duckdb_function_info);
extern void (*duckdb_scalar_function_set_error)(duckdb_function_info, const char* error);

/// Loads DuckDB's library and points all of the above at it; once in a program. **Errors** Unsupported: it is not there, or too old.
/// **Threads** re-entrant.
[[nodiscard]] Status loadDuckdb();

} // namespace core
// NOLINTEND
