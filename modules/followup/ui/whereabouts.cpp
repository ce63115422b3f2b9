// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/whereabouts.h"

#include <QGeoPositionInfoSource>

#include <chrono>
#include <cmath>

namespace peygir::followup {

namespace {

constexpr auto countsFor = std::chrono::minutes(1);
/// A person on foot is a few metres further by then.
constexpr int updateEveryMs = 2000;

std::optional<GeoPoint> pointOf(const QGeoCoordinate &coordinate)
{
    if (!coordinate.isValid())
        return std::nullopt;
    return GeoPoint{qint64(std::llround(coordinate.latitude() * 1e6)), qint64(std::llround(coordinate.longitude() * 1e6))};
}

} // namespace

Whereabouts::Whereabouts(QObject *parent)
    : QObject(parent)
{
    m_old.setSingleShot(true);
    m_old.setInterval(countsFor);
    connect(&m_old, &QTimer::timeout, this, [this] { setState(State::Searching); });
}

Whereabouts::~Whereabouts() = default;

void Whereabouts::setSource(std::unique_ptr<QGeoPositionInfoSource> source)
{
    const bool isWanted = m_state != State::Off;
    stop();
    m_source = std::move(source);
    if (m_source) {
        m_source->setUpdateInterval(updateEveryMs);
        connect(m_source.get(), &QGeoPositionInfoSource::positionUpdated, this, [this](const QGeoPositionInfo &info) {
            const auto point = pointOf(info.coordinate());
            if (!point || m_state == State::Off)
                return;
            m_point = point;
            m_accuracy.reset();
            const double within = info.attribute(QGeoPositionInfo::HorizontalAccuracy);
            // Some say 0 where they do not know.
            if (info.hasAttribute(QGeoPositionInfo::HorizontalAccuracy) && within > 0)
                m_accuracy = int(std::ceil(within));
            m_old.start();
            setState(State::Known);
        });
        connect(m_source.get(), &QGeoPositionInfoSource::errorOccurred, this,
                [this](QGeoPositionInfoSource::Error error) {
                    if (m_state == State::Off)
                        return;
                    // Nothing heard in time: it may come still, and what came before counts for its minute.
                    if (error == QGeoPositionInfoSource::UpdateTimeoutError)
                        return;
                    if (error != QGeoPositionInfoSource::NoError)
                        setState(State::None);
                });
    }
    if (isWanted)
        start();
}

void Whereabouts::start()
{
    if (m_state != State::Off)
        return;
    if (!m_source)
        return setState(State::None);
    setState(State::Searching);
    m_source->startUpdates();
}

void Whereabouts::stop()
{
    if (m_state == State::Off)
        return;
    if (m_source)
        m_source->stopUpdates();
    m_old.stop();
    setState(State::Off);
}

void Whereabouts::setState(State state)
{
    m_state = state;
    if (state != State::Known) {
        m_point.reset();
        m_accuracy.reset();
    }
    Q_EMIT changed();
}

} // namespace peygir::followup
