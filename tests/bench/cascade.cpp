#include "cascade.h"

#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>
#include <dossier/patterns/library_impl.h>
#include <dossier/text/analysis.h>

#include <chrono>
#include <deque>
#include <span>
#include <string>

namespace bench {
namespace {

using namespace dossier;

// Time is taken once between two stages, so that what one stage ends with the next begins with.
class Runner {
  public:
    Runner(const Corpus& corpus, std::shared_ptr<const PatternLibrary> library)
        : corpus_(corpus), library_(std::move(library)), work_(extract::stages().size() + 1) {}

    void run() {
        for (auto& work : work_)
            work = {0, 0.0};
        std::vector<const Document*> documents;
        for (const auto& document : corpus_.documents)
            if (library_->impl().pack(document.lang)) documents.push_back(&document);
        for (std::span<const Document* const> rest = documents; !rest.empty();) {
            const std::size_t count = extract::portion(rest);
            run(rest.first(count));
            rest = rest.subspan(count);
        }
    }
    const Work& work(std::size_t stage) const { return work_[stage]; }

  private:
    using Clock = std::chrono::steady_clock;

    void run(std::span<const Document* const> portion) {
        while (readings_.size() < portion.size())
            readings_.emplace_back(workspace_);
        count_ = portion.size();
        for (std::size_t i = 0; i < count_; ++i)
            analyser_.analyse(portion[i]->text, portion[i]->lang, readings_[i].analysis);
        auto before = Clock::now();
        for (std::size_t i = 0; i < count_; ++i)
            readings_[i].begin(*portion[i], *library_->impl().pack(portion[i]->lang), false);
        before = add(0, before);
        for (std::size_t at = 0; const auto& stage : extract::stages()) {
            for (std::size_t i = 0; i < count_; ++i)
                stage.run(readings_[i]);
            before = add(++at, before);
        }
    }

    Clock::time_point add(std::size_t stage, Clock::time_point before) {
        const auto now = Clock::now();
        *work_[stage].seconds += std::chrono::duration<double>(now - before).count();
        for (std::size_t i = 0; i < count_; ++i)
            work_[stage].result += readings_[i].line.size();
        return now;
    }

    const Corpus& corpus_;
    std::shared_ptr<const PatternLibrary> library_;
    Analyser analyser_;
    extract::Workspace workspace_;
    std::deque<extract::Reading> readings_;
    std::size_t count_ = 0;  // of the readings that are in use
    std::vector<Work> work_;
};

}  // namespace

std::vector<Stage> cascade(const Corpus& corpus, std::shared_ptr<const PatternLibrary> library) {
    const auto runner = std::make_shared<Runner>(corpus, std::move(library));
    const auto first = [runner] {
        runner->run();
        return runner->work(0);
    };
    std::vector<Stage> rows{{"  line of token classes", first}};
    for (const auto& stage : extract::stages())
        rows.push_back(
            {"  " + std::string(stage.name), [runner, row = rows.size()] { return runner->work(row); }});
    return rows;
}

}  // namespace bench
