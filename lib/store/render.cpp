#include <dossier/store/load.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace dossier {
namespace {

constexpr std::size_t batch = 64;  // documents
constexpr std::size_t ahead = 4;   // batches for each thread that may wait to be handed on
constexpr unsigned most_threads = 8;

// Batches of documents, rendered in any order and taken in theirs.
class Rendering {
  public:
    Rendering(const KnowledgeBase& base, std::vector<std::string> hashes, const DocumentRenderer& render)
        : base_(base),
          hashes_(std::move(hashes)),
          render_(render),
          done_((hashes_.size() + batch - 1) / batch) {}

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
    struct Batch {
        std::vector<std::string> texts;
        bool ready = false;
    };
    // Lets the threads go when the taker fails, too.
    struct Ending {
        Rendering& rendering;
        ~Ending() { rendering.end(); }
    };

    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }

    void work() try {
        const KnowledgeBase own = KnowledgeBase::open(base_.path());
        DocumentLoader loader(own);
        for (std::size_t n = 0; next(n);) {
            std::vector<std::string> texts;
            const std::size_t last = std::min(hashes_.size(), (n + 1) * batch);
            for (std::size_t i = n * batch; i < last; ++i)
                if (const auto stored = loader.load(hashes_[i])) texts.push_back(render_(*stored));
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
    const std::vector<std::string> hashes_;
    const DocumentRenderer& render_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Batch> done_;
    std::size_t next_ = 0, taken_ = 0, window_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void render_documents(const KnowledgeBase& base, const Filter& filter, const DocumentRenderer& render,
                      const std::function<void(std::string_view)>& on_text) {
    Rendering(base, document_hashes(base, filter), render).run(on_text);
}

}  // namespace dossier
