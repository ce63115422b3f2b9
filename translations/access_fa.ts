<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Commands</name>
        <message>
            <source>Registration of a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Referral</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Taking a case</source>
            <translation>برداشتن پرونده</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Operation on a case</source>
            <translation>عملیات پرونده</translation>
        </message>
        <message>
            <source>Reopening</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>Change of rights</source>
            <translation>تغییر دسترسی</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>Edit of a message</source>
            <translation>ویرایش پیام</translation>
        </message>
        <message>
            <source>Edit of a citizen</source>
            <translation>ویرایش شهروند</translation>
        </message>
        <message>
            <source>Subscription</source>
            <translation>ثبت اشتراک</translation>
        </message>
        <message>
            <source>Decision about a proposal</source>
            <translation>تصمیم دربارهٔ پیشنهاد</translation>
        </message>
    </context>
    <context>
        <name>peygir::access::AttentionPage</name>
        <message>
            <source>Send again</source>
            <translation>ارسال دوباره</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>کنار گذاشتن</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
        </message>
        <message>
            <source>What was typed</source>
            <translation>آنچه نوشته شده بود</translation>
        </message>
        <message>
            <source>Nothing needs your attention.</source>
            <translation>چیزی نیازمند توجه شما نیست.</translation>
        </message>
        <message>
            <source>What the server cannot apply as you meant it waits here, with everything that you typed.</source>
            <translation>آنچه سرور نتواند همان‌گونه که خواسته‌اید انجام دهد، با همهٔ نوشته‌هایتان اینجا می‌ماند.</translation>
        </message>
        <message>
            <source>Put aside.</source>
            <translation>کنار گذاشته شد.</translation>
        </message>
        <message>
            <source>Sent again.</source>
            <translation>دوباره فرستاده شد.</translation>
        </message>
        <message>
            <source>Waits to be sent and has no effect here now: %1 The server decides.</source>
            <translation>در صف ارسال است و اکنون اینجا اثری ندارد: %1 تصمیم با سرور است.</translation>
        </message>
    </context>
</TS>
