// SPDX-License-Identifier: GPL-3.0-or-later
//
// Preloaded (LD_PRELOAD) into a program that is to live in the time of a replayed city: the machine's calendar clock
// shows what the file PEYGIR_TOLD_CLOCK holds, milliseconds since 1970 (CityClock writes it). Clocks that measure
// waiting go on as they are, so that time-outs mean what they say.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

std::int64_t *toldMilliseconds()
{
    const char *path = std::getenv("PEYGIR_TOLD_CLOCK");
    const int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *page = file < 0 ? MAP_FAILED : mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (page == MAP_FAILED) {
        std::fputs("told_clock: PEYGIR_TOLD_CLOCK names no clock\n", stderr);
        std::abort();
    }
    close(file);
    return static_cast<std::int64_t *>(page);
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    if (clock != CLOCK_REALTIME)
        return int(syscall(SYS_clock_gettime, clock, time));
    static std::int64_t *const told = toldMilliseconds();
    constexpr std::int64_t perSecond = 1000;
    constexpr std::int64_t nanoseconds = 1'000'000;
    const std::int64_t now = std::atomic_ref(*told).load();
    time->tv_sec = now / perSecond;
    time->tv_nsec = now % perSecond * nanoseconds;
    return 0;
}
