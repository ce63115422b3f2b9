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
        <message>
            <source>Decision about a held command</source>
            <translation>تصمیم دربارهٔ دستور نگه‌داشته</translation>
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
        <message>
            <source>Take it back</source>
            <translation>پس گرفتن</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <translation>پس گرفته شد.</translation>
        </message>
        <message>
            <source>Try again (Shift+F11)</source>
            <translation>اجرای دوباره (Shift+F11)</translation>
        </message>
        <message>
            <source>Refuse with a reason (Shift+F12)</source>
            <translation>رد با نوشتن دلیل (Shift+F12)</translation>
        </message>
        <message>
            <source>Entered by</source>
            <translation>واردکننده</translation>
        </message>
        <message>
            <source>What was decided</source>
            <translation>آنچه تصمیم گرفته شد</translation>
        </message>
        <message>
            <source>Refused; the server is told.</source>
            <translation>رد شد؛ به سرور گفته می‌شود.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 از %2</translation>
        </message>
        <message>
            <source>%1 entered it at %2.</source>
            <translation>%1 آن را در %2 وارد کرده است.</translation>
        </message>
        <message>
            <source>The server will try it again.</source>
            <translation>سرور آن را دوباره اجرا می‌کند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::access::RefuseLine</name>
        <message>
            <source>Why is it refused?</source>
            <translation>چرا رد می‌شود؟</translation>
        </message>
        <message>
            <source>Enter refuses it, Esc puts this away</source>
            <translation>Enter: رد می‌شود، Esc: این خط بسته می‌شود</translation>
        </message>
    </context>
    <context>
        <name>Attention</name>
        <message>
            <source>%1 wants it tried again (%2); the server has not said yet.</source>
            <translation>%1 خواسته است دوباره اجرا شود (%2)؛ پاسخ سرور هنوز نرسیده است.</translation>
        </message>
        <message>
            <source>%1 refuses it (%2); the server has not said yet.</source>
            <translation>%1 آن را رد کرده است (%2)؛ پاسخ سرور هنوز نرسیده است.</translation>
        </message>
        <message>
            <source>%1 had it tried again (%2): applied.</source>
            <translation>%1 آن را دوباره به اجرا گذاشت (%2): پذیرفته شد.</translation>
        </message>
        <message>
            <source>%1 had it tried again (%2): still held.</source>
            <translation>%1 آن را دوباره به اجرا گذاشت (%2): هنوز نگه داشته شده است.</translation>
        </message>
        <message>
            <source>%1 had it tried again (%2): refused.</source>
            <translation>%1 آن را دوباره به اجرا گذاشت (%2): پذیرفته نشد.</translation>
        </message>
        <message>
            <source>%1 refused it (%2).</source>
            <translation>%1 آن را رد کرد (%2).</translation>
        </message>
    </context>
</TS>
