#include "history/modules.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/order.h"

namespace headsup::history {
namespace {

// The prefixes of all paths, each behind the one that it continues.
class PathTree {
 public:
  PathTree() : nodes_(1) {}

  // The node of a path's last part.
  std::int32_t add(const std::string& path, double weight) {
    std::int32_t node = 0;
    nodes_[0].weight += weight;
    for (const std::string& part : path_parts(path)) {
      node = child(node, part);
      nodes_[node].weight += weight;
    }
    return node;
  }

  std::size_t size() const { return nodes_.size(); }
  std::int32_t parent(std::int32_t node) const { return nodes_[node].parent; }
  // Of what is below it and in no module further down.
  double weight(std::int32_t node) const { return nodes_[node].weight; }
  bool is_module(std::int32_t node) const { return nodes_[node].is_module; }
  const std::vector<std::int32_t>& children(std::int32_t node) const {
    return nodes_[node].children;
  }

  // Makes a module of it: what it has is no longer that of the module around it.
  void carve(std::int32_t node) {
    nodes_[node].is_module = true;
    const double weight = nodes_[node].weight;
    for (std::int32_t above = node; above != 0;) {
      above = parent(above);
      nodes_[above].weight -= weight;
      if (nodes_[above].is_module) break;
    }
  }

  std::string prefix(std::int32_t node) const {
    std::string text;
    for (; node != 0; node = parent(node)) {
      text = nodes_[node].part + (text.empty() ? "" : "/") + text;
    }
    return text;
  }

 private:
  struct Node {
    std::int32_t parent = 0;
    double weight = 0;
    bool is_module = false;
    std::string part;
    std::vector<std::int32_t> children;
  };

  std::int32_t child(std::int32_t node, const std::string& part) {
    const auto next = static_cast<std::int32_t>(nodes_.size());
    const auto found = numbers_.emplace(std::to_string(node) + '/' + part, next).first->second;
    if (found == next) {
      nodes_[node].children.push_back(next);
      nodes_.push_back({node, 0, false, part, {}});
    }
    return found;
  }

  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::int32_t> numbers_;
};

class Carver {
 public:
  explicit Carver(PathTree& tree) : tree_(tree) { carve(0); }

  // Divides the heaviest module that can be; false where none can.
  bool divide() {
    std::vector<int> order(modules_.size());
    std::iota(order.begin(), order.end(), 0);
    base::sort_stably(order, [&](int a, int b) { return weight(a) > weight(b); });
    for (const int module : order) {
      const std::int32_t best = best_prefix(modules_[module]);
      if (best < 0) continue;
      carve(best);
      return true;
    }
    return false;
  }

  const std::vector<std::int32_t>& modules() const { return modules_; }

 private:
  double weight(int module) const { return tree_.weight(modules_[module]); }

  void carve(std::int32_t node) {
    tree_.carve(node);
    modules_.push_back(node);
  }

  std::int32_t best_prefix(std::int32_t module) const {
    std::int32_t best = -1;
    double best_part = 0;
    std::vector<std::int32_t> open = {module};
    while (!open.empty()) {
      const std::int32_t node = open.back();
      open.pop_back();
      const double x = tree_.weight(node);
      const double part = std::min(x, tree_.weight(module) - x);
      if (part >= k_min_module_weight && part > best_part) {
        best = node;
        best_part = part;
      }
      const std::vector<std::int32_t>& children = tree_.children(node);
      for (auto child = children.rbegin(); child != children.rend(); ++child) {
        // No prefix of something lighter than what is found is better.
        if (!tree_.is_module(*child) && tree_.weight(*child) > best_part) open.push_back(*child);
      }
    }
    return best;
  }

  PathTree& tree_;
  std::vector<std::int32_t> modules_;  // nodes
};

}  // namespace

std::vector<std::string> path_parts(const std::string& path) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t to = path.find('/'); to != path.npos; to = path.find('/', from)) {
    if (to > from) parts.push_back(path.substr(from, to - from));
    from = to + 1;
  }
  const std::string file = path.substr(from);
  // The dot of a hidden file begins its stem.
  const std::size_t end = file.find_first_of("._-", 1);
  if (end != file.npos) parts.push_back(file.substr(0, end) + '*');
  parts.push_back(file);
  return parts;
}

Modules find_modules(const Corpus& corpus, const std::vector<std::int32_t>& person_of,
                     std::size_t count) {
  std::vector<double> weights(corpus.paths().size());
  std::size_t known = 0;
  for (std::size_t c = 0; c < person_of.size(); ++c) {
    const std::int32_t* end = corpus.paths_end(c);
    const auto files = static_cast<double>(end - corpus.paths_begin(c));
    for (const std::int32_t* path = corpus.paths_begin(c); path != end; ++path) {
      known = std::max(known, static_cast<std::size_t>(*path) + 1);
      if (person_of[c] >= 0) weights[*path] += 1 / files;
    }
  }
  PathTree tree;
  std::vector<std::int32_t> nodes(known, -1);
  for (std::size_t path = 0; path < known; ++path) {
    if (weights[path] > 0) nodes[path] = tree.add(corpus.paths()[path], weights[path]);
  }
  Carver carver(tree);
  while (carver.modules().size() < count && carver.divide()) {
  }

  Modules modules;
  std::vector<std::int32_t> numbers(tree.size(), -1);
  for (const std::int32_t node : carver.modules()) {
    numbers[node] = static_cast<std::int32_t>(modules.prefixes.size());
    modules.prefixes.push_back(tree.prefix(node));
  }
  modules.module_of.resize(corpus.paths().size(), -1);
  for (std::size_t path = 0; path < known; ++path) {
    std::int32_t node = nodes[path];
    if (node < 0) continue;
    while (numbers[node] < 0) node = tree.parent(node);
    modules.module_of[path] = numbers[node];
  }
  return modules;
}

}  // namespace headsup::history
