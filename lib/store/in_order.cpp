#include "in_order.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace dossier::store {
namespace {

constexpr std::size_t ahead = 4;  // parts for each thread that may wait to be handed on
constexpr unsigned most_threads = 8;

// Parts made in any order and taken in theirs.
class Work {
  public:
    using MakeWorker = std::function<PartWorker(const KnowledgeBase& own)>;

    Work(const KnowledgeBase& base, std::size_t parts, const MakeWorker& make_worker)
        : base_(base), make_worker_(make_worker), done_(parts) {}

    void run(const std::function<void(std::string_view)>& on_text) {
        const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, most_threads);
        const std::size_t threads = std::min<std::size_t>(cores, done_.size());
        window_ = ahead * threads;
        std::vector<std::jthread> workers;
        const Ending ending{*this};  // before the threads are waited for
        for (std::size_t i = 0; i < threads; ++i)
            workers.emplace_back([this] { work(); });
        for (std::size_t n = 0; n < done_.size(); ++n)
            for (const std::string& text : take(n))
                on_text(text);
    }

  private:
    struct Part {
        std::vector<std::string> texts;
        bool ready = false;
    };
    // Lets the threads go when the taker fails, too.
    struct Ending {
        Work& work;
        ~Ending() { work.end(); }
    };

    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }

    void work() try {
        const KnowledgeBase own = KnowledgeBase::open(base_.path());
        const PartWorker worker = make_worker_(own);
        for (std::size_t n = 0; next(n);) {
            std::vector<std::string> texts = worker(n);
            const std::lock_guard lock(mutex_);
            done_[n] = {std::move(texts), true};
            changed_.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
        ended_ = true;
        changed_.notify_all();
    }

    bool next(std::size_t& n) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || next_ >= done_.size() || next_ < taken_ + window_; });
        if (ended_ || next_ >= done_.size()) return false;
        n = next_++;
        return true;
    }

    std::vector<std::string> take(std::size_t n) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return done_[n].ready || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        ++taken_;
        changed_.notify_all();
        return std::move(done_[n].texts);
    }

    const KnowledgeBase& base_;
    const MakeWorker& make_worker_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Part> done_;
    std::size_t next_ = 0, taken_ = 0, window_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void work_in_order(const KnowledgeBase& base, std::size_t parts, const Work::MakeWorker& make_worker,
                   const std::function<void(std::string_view)>& on_text) {
    if (parts > 1) return Work(base, parts, make_worker).run(on_text);
    if (parts == 1)
        for (const std::string& text : make_worker(base)(0))
            on_text(text);
}

}  // namespace dossier::store
