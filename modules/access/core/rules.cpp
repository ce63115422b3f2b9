// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/rules.h"

#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/role_contents.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/core/substitutes.h"

namespace peygir::access {

namespace {

Bucket bucketOfPerson(const UserId &user) { return Bucket::person(user.uuid().toAscii()); }

} // namespace

void addTo(Registry &registry)
{
    registry.add(
        AggregateType{roleKind, {&tableOf<Role>()}, [](const Row &) { return std::vector{Bucket::reference()}; }});
    registry.add(AggregateType{userRightsKind, {&tableOf<UserRights>(), &tableOf<Assignment>(), &tableOf<DelegatedRight>()}, [](const Row &root) {
                                   return std::vector{bucketOfPerson(UserId(root.id)), rightsBucket()};
                               }});
    registry.add(AggregateType{attentionKind, {&tableOf<Attention>(), &tableOf<HeldAct>()}, [](const Row &root) {
                                   const auto entry = fromRow<Attention>(root);
                                   std::vector buckets{bucketOfPerson(entry.user)};
                                   if (entry.isHeld())
                                       buckets.push_back(heldBucket(entry.unit));
                                   return buckets;
                               }});
    const auto everybody = [](const Row &) { return std::vector{Bucket::reference()}; };
    registry.add(AggregateType{substitutionKind, {&tableOf<Substitution>()}, everybody});
    registry.add(AggregateType{substituteBookKind, {&tableOf<SubstituteBook>()}, everybody});
    registry.add(AggregateType{roleContentsKind, {&tableOf<RoleContents>()}, everybody});
    registry.add(AggregateType{postRightsKind, {&tableOf<PostRights>()}, everybody});
    registry.addCommand<ChangeRights>();
    registry.addCommand<ChangePostRights>();
    registry.addCommand<KeepSubstitutes>();
    registry.addCommand<SettleAttention>();
    registry.addCommand<SettleHeld>();
    registry.setRightsOf(rightsOf);
    registry.setCareOf(careOf);
}

} // namespace peygir::access
