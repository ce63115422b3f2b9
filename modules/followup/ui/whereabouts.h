// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "followup/core/route.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QGeoPositionInfoSource;

namespace peygir::followup {

/// Where this machine is, as long as somebody wants to know: a receiver costs battery. What it said last counts for a
/// minute, because an old place is another place. On the GUI thread; never blocks.
class Whereabouts : public QObject
{
    Q_OBJECT

public:
    enum class State {
        /// Nobody wants to know.
        Off,
        /// The receiver has not said anything lately.
        Searching,
        Known,
        /// This machine has no receiver, or does not let us use it.
        None,
    };

    explicit Whereabouts(QObject *parent = nullptr);
    ~Whereabouts() override;

    /// From where positions come from now on; null: this machine has no receiver.
    void setSource(std::unique_ptr<QGeoPositionInfoSource> source);
    bool hasSource() const { return m_source != nullptr; }
    void start();
    void stop();

    State state() const { return m_state; }
    /// Empty unless it is Known.
    std::optional<GeoPoint> point() const { return m_state == State::Known ? m_point : std::nullopt; }
    /// Within how many metres the place is right; empty where the receiver does not say.
    std::optional<int> accuracy() const { return m_accuracy; }

Q_SIGNALS:
    void changed();

private:
    void setState(State state);

    std::unique_ptr<QGeoPositionInfoSource> m_source;
    State m_state = State::Off;
    std::optional<GeoPoint> m_point;
    std::optional<int> m_accuracy;
    QTimer m_old;
};

} // namespace peygir::followup
