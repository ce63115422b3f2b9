<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Records</name>
        <message>
            <source>Substitutes</source>
            <translation>جانشین‌ها</translation>
        </message>
        <message>
            <source>substitution</source>
            <translation>جانشینی</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>جانشین</translation>
        </message>
        <message>
            <source>Stands in for</source>
            <translation>به جای</translation>
        </message>
        <message>
            <source>From the day</source>
            <translation>از روز</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>توضیح</translation>
        </message>
        <message>
            <source>Until the end of the day</source>
            <translation>تا پایان روز</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Rights of substitutes on this day</source>
            <translation>دسترسی جانشین‌ها در این روز</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>This is no day. Write it as in 1405/09/11.</source>
            <translation>این روز نیست. آن را مانند ۱۴۰۵/۰۹/۱۱ بنویسید.</translation>
        </message>
        <message>
            <source>The last day is before the first one. Turn them round.</source>
            <translation>روز پایان پیش از روز آغاز است. جای آن‌ها را عوض کنید.</translation>
        </message>
        <message>
            <source>Nobody is his own substitute. Choose somebody else.</source>
            <translation>هیچ‌کس جانشین خودش نیست. کس دیگری را برگزینید.</translation>
        </message>
        <message>
            <source>On one of these days the person stands in for this substitute himself, directly or through others: in the end nobody would be there. Choose another substitute or other days.</source>
            <translation>در یکی از این روزها آن شخص خودش، یک‌راست یا با واسطه، جانشین همین کس است و سرانجام کسی سر کار نمی‌ماند. جانشین یا روزهای دیگری برگزینید.</translation>
        </message>
    </context>
    <context>
        <name>CommandFields</name>
        <message>
            <source>Substitute</source>
            <translation>جانشین</translation>
        </message>
    </context>
</TS>
