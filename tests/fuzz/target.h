// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

/// Decoders that read what strangers have written, each as a function of bytes: libFuzzer drives them with a compiler that
/// shows it the way, `fuzz-replay` with the one that we ship.
namespace peygir::fuzz {

/// One decoder and what must hold of it.
struct Target
{
    /// As in `./dev fuzz NAME` and of the folder in tests/fuzz/found.
    const char *name;
    /// Longer inputs show nothing new and are tried more slowly. In bytes.
    qsizetype longest;
    /// What the program itself writes: where the search begins.
    std::vector<QByteArray> (*seeds)();
    /// Decodes the bytes and stops the program, by `expect`, where something is not as it must be.
    void (*tryOut)(const QByteArray &bytes);
};

/// Stops the program with `what`, which names the rule that was broken, unless it holds.
void expect(bool holds, const char *what);

/// All of them, by name.
const std::vector<Target> &targets();

// What the files of this folder bring.
std::vector<Target> requestTargets();
std::vector<Target> answerTargets();
std::vector<Target> pageTargets();
std::vector<Target> commandTargets();
std::vector<Target> httpTargets();
std::vector<Target> sheetTargets();
std::vector<Target> importTargets();
std::vector<Target> processTargets();
std::vector<Target> deskRowTargets();
std::vector<Target> deskFileTargets();
std::vector<Target> sealedTargets();
std::vector<Target> sealedFileTargets();
std::vector<Target> journalTargets();

} // namespace peygir::fuzz
