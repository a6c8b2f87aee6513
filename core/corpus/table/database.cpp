#include "core/corpus/table/database.h"

#include "core/corpus/cache_folder.h"
#include "core/corpus/table/duckdb_api.h"

#include <atomic>
#include <mutex>
#include <utility>

namespace core {

namespace {

/// The one DuckDB of this process, while a connection needs it.
class Engine
{
public:
    static Result<std::shared_ptr<Engine>> shared()
    {
        static std::mutex mutex;
        static std::weak_ptr<Engine> current;
        const std::lock_guard lock(mutex);
        if (auto engine = current.lock())
            return engine;
        auto engine = std::make_shared<Engine>();
        if (auto status = engine->start(); !status.ok())
            return status.error();
        current = engine;
        return engine;
    }
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine()
    {
        if (m_database != nullptr)
            duckdb_close(&m_database);
    }
    [[nodiscard]] duckdb_database get() const { return m_database; }

private:
    Status start()
    {
        if (Status loaded = loadDuckdb(); !loaded.ok())
            return loaded;
        duckdb_config config = nullptr;
        duckdb_create_config(&config);
        // One thread: the caller's. Rows keep their order and memory stays bounded.
        duckdb_set_config(config, "threads", "1");
        duckdb_set_config(config, "memory_limit", "2GB");
        duckdb_set_config(config, "temp_directory", cacheFolder().c_str());
        duckdb_set_config(config, "autoinstall_known_extensions", "false");
        duckdb_set_config(config, "autoload_known_extensions", "false");
        char* why = nullptr;
        const duckdb_state state = duckdb_open_ext(nullptr, &m_database, config, &why);
        duckdb_destroy_config(&config);
        if (state == DuckDBSuccess)
            return Done{};
        Error error{ErrorCode::Internal, "DuckDB does not start: " + std::string(why == nullptr ? "" : why), {}};
        duckdb_free(why);
        return error;
    }
    duckdb_database m_database = nullptr;
};

/// "Invalid Input Error: No magic bytes found" without what only a programmer wants.
Error tableError(const char* text)
{
    std::string message(text == nullptr ? "DuckDB gives no reason." : text);
    ErrorCode code = ErrorCode::BadFormat;
    if (message.find("No space left") != std::string::npos)
        return {ErrorCode::Write, "The disk is full: nothing was written.", {}};
    if (message.find("File too large") != std::string::npos || message.find("Could not write") != std::string::npos ||
        message.find("Failed to write") != std::string::npos)
        code = ErrorCode::Write;
    const std::size_t kind = message.find("Error: ");
    if (kind != std::string::npos && kind < 40)
        message.erase(0, kind + 7);
    return {code, message.substr(0, message.find("\n")), {}};
}

class ChunkRows final : public TextRows
{
public:
    ChunkRows(duckdb_prepared_statement statement, duckdb_result result) : m_statement(statement), m_result(result) {}
    ChunkRows(const ChunkRows&) = delete;
    ChunkRows& operator=(const ChunkRows&) = delete;
    ~ChunkRows() override
    {
        drop();
        duckdb_destroy_result(&m_result);
        duckdb_destroy_prepare(&m_statement);
    }

    Result<bool> next() override
    {
        ++m_row;
        while (m_chunk == nullptr || m_row >= m_size) {
            drop();
            m_chunk = duckdb_fetch_chunk(m_result);
            if (m_chunk == nullptr) {
                const char* const why = duckdb_result_error(&m_result);
                if (why != nullptr && *why != '\0')
                    return tableError(why);
                return false;
            }
            m_size = duckdb_data_chunk_get_size(m_chunk);
            m_row = 0;
        }
        return true;
    }

    [[nodiscard]] std::optional<std::string_view> text(std::size_t column) const override
    {
        const duckdb_vector vector = duckdb_data_chunk_get_vector(m_chunk, column);
        const std::uint64_t* const valid = duckdb_vector_get_validity(vector);
        if (valid != nullptr && (valid[m_row / 64] >> (m_row % 64) & 1) == 0)
            return std::nullopt;
        const duckdb_string_t& text = static_cast<const duckdb_string_t*>(duckdb_vector_get_data(vector))[m_row];
        return std::string_view(text.length <= 12 ? text.start : text.rest.pointer, text.length);
    }

private:
    void drop()
    {
        if (m_chunk != nullptr)
            duckdb_destroy_data_chunk(&m_chunk);
    }
    duckdb_prepared_statement m_statement;
    duckdb_result m_result;
    duckdb_data_chunk m_chunk = nullptr;
    idx_t m_size = 0;
    idx_t m_row = 0;
};

/// Calls a TextOfNumber for each row of a chunk.
void callTextOfNumber(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output)
{
    const auto& function = *static_cast<const TextOfNumber*>(duckdb_scalar_function_get_extra_info(info));
    const auto* const numbers =
        static_cast<const std::int64_t*>(duckdb_vector_get_data(duckdb_data_chunk_get_vector(input, 0)));
    const idx_t count = duckdb_data_chunk_get_size(input);
    for (idx_t i = 0; i < count; ++i) {
        const auto text = function(numbers[i]);
        if (!text.ok()) {
            duckdb_scalar_function_set_error(info, text.error().message.c_str());
            return;
        }
        if (text.value()) {
            duckdb_vector_assign_string_element_len(output, i, text.value()->data(), text.value()->size());
        } else {
            duckdb_vector_ensure_validity_writable(output);
            duckdb_validity_set_row_invalid(duckdb_vector_get_validity(output), i);
        }
    }
}

class DuckConnection final : public TableConnection
{
public:
    DuckConnection(std::shared_ptr<Engine> engine, duckdb_connection connection)
        : m_engine(std::move(engine)), m_connection(connection)
    {
    }
    DuckConnection(const DuckConnection&) = delete;
    DuckConnection& operator=(const DuckConnection&) = delete;
    ~DuckConnection() override { duckdb_disconnect(&m_connection); }

    Result<bool> run(const std::string& sql, Monitor& monitor) override
    {
        auto statement = prepare(sql);
        if (!statement.ok())
            return statement.error();
        duckdb_pending_result pending = nullptr;
        auto state = duckdb_pending_prepared(statement.value(), &pending) == DuckDBSuccess
                         ? DUCKDB_PENDING_RESULT_NOT_READY
                         : DUCKDB_PENDING_ERROR;
        bool stopped = false;
        while (!stopped && state != DUCKDB_PENDING_RESULT_READY && state != DUCKDB_PENDING_ERROR) {
            stopped = monitor.stopRequested();
            if (!stopped)
                state = duckdb_pending_execute_task(pending);
            if (const double percent = duckdb_query_progress(m_connection).percentage; percent >= 0)
                monitor.progress(static_cast<std::uint64_t>(percent * 100), 10000);
        }
        Result<bool> outcome = !stopped;
        if (stopped)
            duckdb_interrupt(m_connection);
        else if (state == DUCKDB_PENDING_ERROR)
            outcome = tableError(duckdb_pending_error(pending));
        else
            outcome = finish(pending);
        duckdb_destroy_pending(&pending);
        duckdb_destroy_prepare(&statement.value());
        return outcome;
    }

    Result<std::unique_ptr<TextRows>> select(const std::string& sql) override
    {
        auto statement = prepare(sql);
        if (!statement.ok())
            return statement.error();
        duckdb_result result = {};
        if (duckdb_execute_prepared_streaming(statement.value(), &result) == DuckDBSuccess)
            return std::unique_ptr<TextRows>(std::make_unique<ChunkRows>(statement.value(), result));
        Error error = tableError(duckdb_result_error(&result));
        duckdb_destroy_result(&result);
        duckdb_destroy_prepare(&statement.value());
        return error;
    }

    Result<std::string> addFunction(TextOfNumber function) override
    {
        // All connections share the names of functions.
        static std::atomic<unsigned> count{0};
        const std::string name = "dlcot_text_" + std::to_string(++count);
        duckdb_scalar_function made = duckdb_create_scalar_function();
        duckdb_logical_type number = duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
        duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
        duckdb_scalar_function_set_name(made, name.c_str());
        duckdb_scalar_function_add_parameter(made, number);
        duckdb_scalar_function_set_return_type(made, text);
        duckdb_scalar_function_set_volatile(made);
        duckdb_scalar_function_set_extra_info(made, new TextOfNumber(std::move(function)),
                                              [](void* info) { delete static_cast<TextOfNumber*>(info); });
        duckdb_scalar_function_set_function(made, callTextOfNumber);
        const duckdb_state state = duckdb_register_scalar_function(m_connection, made);
        duckdb_destroy_logical_type(&number);
        duckdb_destroy_logical_type(&text);
        duckdb_destroy_scalar_function(&made);
        if (state != DuckDBSuccess)
            return Error{ErrorCode::Internal, "DuckDB does not take the function " + name + ".", {}};
        return name;
    }

private:
    Result<duckdb_prepared_statement> prepare(const std::string& sql)
    {
        duckdb_prepared_statement statement = nullptr;
        if (duckdb_prepare(m_connection, sql.c_str(), &statement) == DuckDBSuccess)
            return statement;
        Error error = tableError(duckdb_prepare_error(statement));
        duckdb_destroy_prepare(&statement);
        return error;
    }

    static Result<bool> finish(duckdb_pending_result pending)
    {
        duckdb_result result = {};
        const duckdb_state state = duckdb_execute_pending(pending, &result);
        Result<bool> outcome = state == DuckDBSuccess ? Result<bool>(true) : tableError(duckdb_result_error(&result));
        duckdb_destroy_result(&result);
        return outcome;
    }

    std::shared_ptr<Engine> m_engine;
    duckdb_connection m_connection;
};

} // namespace

Result<std::unique_ptr<TableConnection>> TableConnection::open()
{
    auto engine = Engine::shared();
    if (!engine.ok())
        return engine.error();
    duckdb_connection connection = nullptr;
    if (duckdb_connect(engine.value()->get(), &connection) != DuckDBSuccess)
        return Error{ErrorCode::Internal, "DuckDB gives no connection.", {}};
    auto made = std::make_unique<DuckConnection>(std::move(engine).value(), connection);
    for (const char* setting : {"SET enable_progress_bar = true", "SET enable_progress_bar_print = false",
                                "SET progress_bar_time = 0"})
        if (const auto done = made->run(setting, Monitor::none()); !done.ok())
            return done.error();
    return std::unique_ptr<TableConnection>(std::move(made));
}

} // namespace core
