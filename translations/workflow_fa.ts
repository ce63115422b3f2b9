<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Records</name>
        <message>
            <source>Asks for</source>
            <translation>چه می‌پرسد</translation>
        </message>
        <message>
            <source>Asks why</source>
            <translation>علت را می‌پرسد</translation>
        </message>
        <message>
            <source>At the status</source>
            <translation>در وضعیت</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>بازگشت</translation>
        </message>
        <message>
            <source>Branch</source>
            <translation>شاخه</translation>
        </message>
        <message>
            <source>Checking the reply</source>
            <translation>بررسی جوابیه</translation>
        </message>
        <message>
            <source>Colour (#rrggbb)</source>
            <translation>رنگ (#rrggbb)</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>روز</translation>
        </message>
        <message>
            <source>End: done</source>
            <translation>پایان: انجام‌شده</translation>
        </message>
        <message>
            <source>End: joined to another case</source>
            <translation>پایان: پیوسته به پروندهٔ دیگر</translation>
        </message>
        <message>
            <source>End: rejected</source>
            <translation>پایان: ردشده</translation>
        </message>
        <message>
            <source>End: withdrawn</source>
            <translation>پایان: انصراف</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>پیگیری</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>پیش</translation>
        </message>
        <message>
            <source>Is it an end?</source>
            <translation>پایان است؟</translation>
        </message>
        <message>
            <source>Key (F8, Ctrl+Return)</source>
            <translation>کلید (F8، Ctrl+Return)</translation>
        </message>
        <message>
            <source>Key in small Latin letters</source>
            <translation>کلید با حرف کوچک لاتین</translation>
        </message>
        <message>
            <source>Key of the post</source>
            <translation>کلید پست</translation>
        </message>
        <message>
            <source>Kind of value</source>
            <translation>نوع مقدار</translation>
        </message>
        <message>
            <source>Kind of way</source>
            <translation>نوع راه</translation>
        </message>
        <message>
            <source>Leads to</source>
            <translation>می‌رسد به</translation>
        </message>
        <message>
            <source>Message to the citizen when it begins</source>
            <translation>پیام به شهروند هنگام آغاز</translation>
        </message>
        <message>
            <source>Name of the status</source>
            <translation>نام وضعیت</translation>
        </message>
        <message>
            <source>Of which unit</source>
            <translation>از کدام واحد</translation>
        </message>
        <message>
            <source>Onward from a join</source>
            <translation>ادامه پس از هم‌رسی</translation>
        </message>
        <message>
            <source>Rejection</source>
            <translation>رد</translation>
        </message>
        <message>
            <source>Reopening</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>نقش</translation>
        </message>
        <message>
            <source>Taking the message</source>
            <translation>دریافت پیام</translation>
        </message>
        <message>
            <source>The citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>The expert of the area</source>
            <translation>کارشناس حوزه</translation>
        </message>
        <message>
            <source>The expert of the case</source>
            <translation>کارشناس پرونده</translation>
        </message>
        <message>
            <source>The head of a unit</source>
            <translation>رئیس واحد</translation>
        </message>
        <message>
            <source>The official's reply</source>
            <translation>پاسخ مسئول</translation>
        </message>
        <message>
            <source>What is asked</source>
            <translation>چه پرسیده می‌شود</translation>
        </message>
        <message>
            <source>What the button says</source>
            <translation>نوشتهٔ دکمه</translation>
        </message>
        <message>
            <source>What the step is for</source>
            <translation>این گام برای چیست</translation>
        </message>
        <message>
            <source>Which earlier step</source>
            <translation>کدام گام پیشین</translation>
        </message>
        <message>
            <source>Who receives</source>
            <translation>چه کسی می‌گیرد</translation>
        </message>
        <message>
            <source>Whoever did an earlier step</source>
            <translation>انجام‌دهندهٔ گامی پیشین</translation>
        </message>
        <message>
            <source>Whoever has a role</source>
            <translation>دارندهٔ یک نقش</translation>
        </message>
        <message>
            <source>Whoever registered it</source>
            <translation>ثبت‌کنندهٔ پرونده</translation>
        </message>
        <message>
            <source>Working hours until it is late</source>
            <translation>ساعت کاری تا دیرکرد</translation>
        </message>
        <message>
            <source>of the region</source>
            <translation>منطقه</translation>
        </message>
        <message>
            <source>of the subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>of the whole organisation</source>
            <translation>کل سازمان</translation>
        </message>
        <message>
            <source>responsible for the subject in the region</source>
            <translation>مسئول موضوع در منطقه</translation>
        </message>
        <message>
            <source>Answering the citizen</source>
            <translation>پاسخ به شهروند</translation>
        </message>
        <message>
            <source>Asking on another day</source>
            <translation>بازخوردسنجی در روز دیگر</translation>
        </message>
        <message>
            <source>A certain post</source>
            <translation>پستی معین</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::ProcessCorner</name>
        <message>
            <source>Processes</source>
            <translation>فرآیندها</translation>
        </message>
    </context>
    <context>
        <name>Processes</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>%1, version %2</source>
            <translation>%1، نسخهٔ %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>Split %1</source>
            <translation>شاخه‌شدن %1</translation>
        </message>
        <message>
            <source>Join %1</source>
            <translation>هم‌رسی %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::workflow::ProcessPage</name>
        <message>
            <source>It cannot be saved yet. %1</source>
            <translation>هنوز نمی‌توان ذخیره کرد. %1</translation>
        </message>
        <message>
            <source>New messages</source>
            <translation>پیام‌های تازه</translation>
        </message>
        <message>
            <source>Nothing is edited. What you change becomes the next version; this one stays as it is for the cases that walk it.</source>
            <translation>چیزی ویرایش نشده است. آنچه تغییر دهید نسخهٔ بعدی می‌شود؛ این نسخه برای پرونده‌هایی که در آن‌اند همان می‌ماند.</translation>
        </message>
        <message>
            <source>Open cases</source>
            <translation>پرونده‌های باز</translation>
        </message>
        <message>
            <source>Operations (Ctrl+2)</source>
            <translation>عملیات (Ctrl+2)</translation>
        </message>
        <message>
            <source>Parts of the process</source>
            <translation>بخش‌های فرآیند</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>فرآیند</translation>
        </message>
        <message>
            <source>Processes</source>
            <translation>فرآیندها</translation>
        </message>
        <message>
            <source>Receiving and sending (Ctrl+3)</source>
            <translation>دریافت و ارسال (Ctrl+3)</translation>
        </message>
        <message>
            <source>Save as the next version (Ctrl+Enter)</source>
            <translation>ذخیرهٔ نسخهٔ بعدی (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Statuses (Ctrl+1)</source>
            <translation>وضعیت‌ها (Ctrl+1)</translation>
        </message>
        <message>
            <source>Switching (Ctrl+4)</source>
            <translation>جابه‌جایی (Ctrl+4)</translation>
        </message>
        <message>
            <source>Take the last edit back (Ctrl+Z)</source>
            <translation>برگرداندن آخرین ویرایش (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>نسخه</translation>
        </message>
        <message>
            <source>When this is saved, version %1 is there with %2 changed lines. New messages and open cases go on as before until you switch to it (Ctrl+4).</source>
            <translation>با ذخیره، نسخهٔ %1 با %2 سطر تغییریافته ساخته می‌شود. پیام‌های تازه و پرونده‌های باز مانند پیش ادامه می‌دهند تا به آن جابه‌جا کنید (Ctrl+4).</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>کنار گذاشته</translation>
        </message>
        <message>
            <source>walk it where a subject names it</source>
            <translation>اگر موضوع آن را نام ببرد، به این می‌آیند</translation>
        </message>
        <message>
            <source>walk “%1” instead</source>
            <translation>به‌جای آن به «%1» می‌روند</translation>
        </message>
        <message>
            <source>“%1” is being edited. Save it (Ctrl+Enter), or take the edits back (Ctrl+Z), before you open another one.</source>
            <translation>«%1» در دست ویرایش است. پیش از گشودن دیگری آن را ذخیره کنید (Ctrl+Enter) یا ویرایش‌ها را برگردانید (Ctrl+Z).</translation>
        </message>
        <message>
            <source>“%1” is saved. Switch to it with Ctrl+4.</source>
            <translation>«%1» ذخیره شد. با Ctrl+4 به آن جابه‌جا کنید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::workflow::SwitchPanel</name>
        <message>
            <source>%1 cases have stayed where they are:</source>
            <translation>%1 پرونده سر جایش ماند:</translation>
        </message>
        <message>
            <source>%1 cases were taken back.</source>
            <translation>%1 پرونده برگردانده شد.</translation>
        </message>
        <message>
            <source>%1 of %2 open cases have gone.</source>
            <translation>%1 از %2 پروندهٔ باز رفته است.</translation>
        </message>
        <message>
            <source>%1 open cases stand in “%2”, which the other process does not have. Press F2 and choose where they go.</source>
            <translation>%1 پروندهٔ باز در وضعیت «%2» است که در فرآیند دیگر نیست. F2 را بزنید و تعیین کنید به کجا بروند.</translation>
        </message>
        <message>
            <source>Cases in “%1” go to (F2):</source>
            <translation>پرونده‌های «%1» می‌روند به (F2):</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>برگزینید</translation>
        </message>
        <message>
            <source>Choose a place (F2)</source>
            <translation>جایی برگزینید (F2)</translation>
        </message>
        <message>
            <source>From “%1” to “%2”: </source>
            <translation>از «%1» به «%2»: </translation>
        </message>
        <message>
            <source>Goes to</source>
            <translation>می‌رود به</translation>
        </message>
        <message>
            <source>It is stopped.</source>
            <translation>نگه داشته شده است.</translation>
        </message>
        <message>
            <source>It stops after this part. What has moved stays.</source>
            <translation>پس از این دسته نگه داشته می‌شود. آنچه رفته است می‌ماند.</translation>
        </message>
        <message>
            <source>New messages that would walk “%1” walk “%2” from now on. %3 open cases go along, and their history says so.</source>
            <translation>پیام‌های تازه‌ای که به «%1» می‌رفتند از این پس به «%2» می‌روند. %3 پروندهٔ باز هم می‌رود و در تاریخچه‌شان نوشته می‌شود.</translation>
        </message>
        <message>
            <source>New messages walk the former process again. The server takes the open cases back.</source>
            <translation>پیام‌های تازه دوباره به فرآیند پیشین می‌روند. سرور پرونده‌های باز را برمی‌گرداند.</translation>
        </message>
        <message>
            <source>New messages walk the other process. The open cases have stayed where they are: %1 Ctrl+Enter tries again.</source>
            <translation>پیام‌های تازه به فرآیند دیگر می‌روند. پرونده‌های باز سر جایشان مانده‌اند: %1 با Ctrl+Enter دوباره آزموده می‌شود.</translation>
        </message>
        <message>
            <source>Open cases</source>
            <translation>پرونده‌های باز</translation>
        </message>
        <message>
            <source>Open cases and where they go</source>
            <translation>پرونده‌های باز و مقصدشان</translation>
        </message>
        <message>
            <source>Place:</source>
            <translation>جا:</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>پیشرفت</translation>
        </message>
        <message>
            <source>Status now</source>
            <translation>وضعیت کنونی</translation>
        </message>
        <message>
            <source>Stop (Esc)</source>
            <translation>نگه‌داشتن (Esc)</translation>
        </message>
        <message>
            <source>Switch (Ctrl+Enter)</source>
            <translation>جابه‌جا کن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Switch to</source>
            <translation>جابه‌جایی به</translation>
        </message>
        <message>
            <source>Switch to:</source>
            <translation>جابه‌جایی به:</translation>
        </message>
        <message>
            <source>Take the switch back (Ctrl+Z)</source>
            <translation>برگرداندن جابه‌جایی (Ctrl+Z)</translation>
        </message>
        <message>
            <source>The city is switched. The server moves the open cases now.</source>
            <translation>شهر جابه‌جا شد. سرور اکنون پرونده‌های باز را جابه‌جا می‌کند.</translation>
        </message>
        <message>
            <source>There is no other process to switch to.</source>
            <translation>فرآیند دیگری برای جابه‌جایی نیست.</translation>
        </message>
        <message>
            <source>Where the cases of this status go</source>
            <translation>مقصد پرونده‌های این وضعیت</translation>
        </message>
        <message>
            <source>nowhere, and nothing stands there</source>
            <translation>جایی ندارد، و پرونده‌ای هم در آن نیست</translation>
        </message>
        <message>
            <source>The server has counted them.</source>
            <translation>سرور آن‌ها را شمرده است.</translation>
        </message>
        <message>
            <source>They are counted on this desk, which may not hold all of them.</source>
            <translation>این شمار روی همین رایانه است که شاید همه را نداشته باشد.</translation>
        </message>
        <message>
            <source>Go on (Ctrl+Enter)</source>
            <translation>ادامه (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>The server goes on.</source>
            <translation>سرور ادامه می‌دهد.</translation>
        </message>
        <message>
            <source>That is so long ago that it can neither go on nor be taken back.</source>
            <translation>از آن چنان گذشته است که نه ادامه می‌یابد و نه برمی‌گردد.</translation>
        </message>
        <message>
            <source>Somebody has switched further since. Take that back first, or switch to the process that you mean.</source>
            <translation>از آن پس کسی به فرآیند دیگری جابه‌جا کرده است. نخست آن را برگردانید، یا به فرآیندی که می‌خواهید جابه‌جا کنید.</translation>
        </message>
        <message>
            <source>The switch is on its way to the server. The open cases go as soon as it is there.</source>
            <translation>جابه‌جایی در راه سرور است. همین که برسد پرونده‌های باز هم می‌روند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::workflow::TablePanel</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Asks for</source>
            <translation>چه می‌پرسد</translation>
        </message>
        <message>
            <source>At the status</source>
            <translation>در وضعیت</translation>
        </message>
        <message>
            <source>Edit the line (F2)</source>
            <translation>ویرایش سطر (F2)</translation>
        </message>
        <message>
            <source>End</source>
            <translation>پایان</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>ساعت</translation>
        </message>
        <message>
            <source>Its operations alone</source>
            <translation>تنها عملیاتش</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>کلید</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>نوع</translation>
        </message>
        <message>
            <source>Leads to</source>
            <translation>می‌رسد به</translation>
        </message>
        <message>
            <source>Leave it (Esc)</source>
            <translation>رها کردن (Esc)</translation>
        </message>
        <message>
            <source>Message to the citizen</source>
            <translation>پیام به شهروند</translation>
        </message>
        <message>
            <source>New operation</source>
            <translation>عملیات تازه</translation>
        </message>
        <message>
            <source>New operation (Ctrl+N)</source>
            <translation>عملیات تازه (Ctrl+N)</translation>
        </message>
        <message>
            <source>New status</source>
            <translation>وضعیت تازه</translation>
        </message>
        <message>
            <source>New status (Ctrl+N)</source>
            <translation>وضعیت تازه (Ctrl+N)</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>عملیات</translation>
        </message>
        <message>
            <source>Operations and ways</source>
            <translation>عملیات و راه‌ها</translation>
        </message>
        <message>
            <source>Receiving and sending</source>
            <translation>دریافت و ارسال</translation>
        </message>
        <message>
            <source>Sends to</source>
            <translation>می‌فرستد به</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>وضعیت</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>وضعیت‌ها</translation>
        </message>
        <message>
            <source>Take away (Del)</source>
            <translation>برداشتن (Del)</translation>
        </message>
        <message>
            <source>Take over (Ctrl+Enter)</source>
            <translation>گذاشتن در جدول (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>The status “%1”</source>
            <translation>وضعیت «%1»</translation>
        </message>
        <message>
            <source>What it is for</source>
            <translation>برای چیست</translation>
        </message>
        <message>
            <source>Who receives</source>
            <translation>چه کسی می‌گیرد</translation>
        </message>
        <message>
            <source>what its feature needs</source>
            <translation>آنچه بخش آن می‌خواهد</translation>
        </message>
        <message>
            <source>why</source>
            <translation>علت</translation>
        </message>
        <message>
            <source>“%1” at “%2”</source>
            <translation>«%1» در «%2»</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Moving a case to another process</source>
            <translation>جابه‌جایی پرونده به فرآیند دیگر</translation>
        </message>
        <message>
            <source>New version of a process</source>
            <translation>نسخهٔ تازهٔ فرآیند</translation>
        </message>
        <message>
            <source>Switch to another process</source>
            <translation>جابه‌جایی به فرآیند دیگر</translation>
        </message>
    </context>
    <context>
        <name>CommandFields</name>
        <message>
            <source>Process until now</source>
            <translation>فرآیند تاکنون</translation>
        </message>
        <message>
            <source>Process from now on</source>
            <translation>فرآیند از این پس</translation>
        </message>
        <message>
            <source>Text of the process</source>
            <translation>متن فرآیند</translation>
        </message>
    </context>
    <context>
        <name>CaseFields</name>
        <message>
            <source>Process</source>
            <translation>فرآیند</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Processes</source>
            <translation>فرآیندها</translation>
        </message>
        <message>
            <source>Statuses with colour and message</source>
            <translation>وضعیت‌ها با رنگ و پیام</translation>
        </message>
        <message>
            <source>Operations and where they lead</source>
            <translation>عملیات و مقصدشان</translation>
        </message>
        <message>
            <source>Who receives and sends</source>
            <translation>گیرنده و فرستنده</translation>
        </message>
        <message>
            <source>Switch to another process</source>
            <translation>جابه‌جایی به فرآیند دیگر</translation>
        </message>
        <message>
            <source>Edit the line, or choose its place</source>
            <translation>ویرایش سطر یا برگزیدن جای آن</translation>
        </message>
        <message>
            <source>A new status or operation</source>
            <translation>وضعیت یا عملیات تازه</translation>
        </message>
        <message>
            <source>Take the line away</source>
            <translation>برداشتن سطر</translation>
        </message>
        <message>
            <source>Take over, save, or switch</source>
            <translation>گذاشتن در جدول، ذخیره یا جابه‌جایی</translation>
        </message>
        <message>
            <source>Take the last edit or the switch back</source>
            <translation>برگرداندن آخرین ویرایش یا جابه‌جایی</translation>
        </message>
        <message>
            <source>Leave the form, or stop the switch</source>
            <translation>رها کردن فرم یا نگه‌داشتن جابه‌جایی</translation>
        </message>
    </context>
</TS>
