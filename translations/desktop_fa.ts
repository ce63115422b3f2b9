<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>CaseHistory</name>
        <message>
            <source>Registered by %1</source>
            <translation>ثبت به دست %1</translation>
        </message>
        <message>
            <source>Referred to %2 by %1</source>
            <translation>ارجاع به %2 به دست %1</translation>
        </message>
        <message>
            <source>Referred from %2 to %3 by %1</source>
            <translation>ارجاع از %2 به %3 به دست %1</translation>
        </message>
        <message>
            <source>Taken by %1</source>
            <translation>%1 آن را برداشت</translation>
        </message>
        <message>
            <source>Note of %1</source>
            <translation>یادداشت %1</translation>
        </message>
        <message>
            <source>%2 by %1</source>
            <translation>%2 به دست %1</translation>
        </message>
        <message>
            <source>%2 by %1; now: %3</source>
            <translation>%2 به دست %1؛ اکنون: %3</translation>
        </message>
        <message>
            <source>Reopened by %1</source>
            <translation>بازگشایی به دست %1</translation>
        </message>
        <message>
            <source>Joined with case %1</source>
            <translation>پیوست به پروندهٔ %1</translation>
        </message>
        <message>
            <source>The code %1 was in use; the case has the code %2</source>
            <translation>کد %1 به کار رفته بود؛ کد پرونده %2 است</translation>
        </message>
        <message>
            <source>Imported from %1, where its number was %2</source>
            <translation>از %1 وارد شد؛ شماره‌اش آنجا %2 بود</translation>
        </message>
        <message>
            <source>For the intake supervisor: %1</source>
            <translation>برای مسئول دریافت: %1</translation>
        </message>
    </context>
    <context>
        <name>Cases</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>At the intake supervisor</source>
            <translation>نزد مسئول دریافت</translation>
        </message>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>No. %1</source>
            <translation>پلاک %1</translation>
        </message>
    </context>
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
    </context>
    <context>
        <name>peygir::cases::ActPanel</name>
        <message>
            <source>Do it (Ctrl+Enter)</source>
            <translation>انجام (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Refer to</source>
            <translation>ارجاع به</translation>
        </message>
        <message>
            <source>Refer to: any part of a post, unit or name</source>
            <translation>ارجاع به: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Refer</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Referred.</source>
            <translation>ارجاع شد.</translation>
        </message>
        <message>
            <source>The note is in the history.</source>
            <translation>یادداشت در سوابق نوشته شد.</translation>
        </message>
        <message>
            <source>Done: %1.</source>
            <translation>انجام شد: %1.</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>The case is open again.</source>
            <translation>پرونده دوباره باز است.</translation>
        </message>
        <message>
            <source>Choose to whom it is referred: type a part of the post or name and press Enter.</source>
            <translation>گیرندهٔ ارجاع را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>نگه داشته شد؛ پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseListPage</name>
        <message>
            <source>Filter by code, subject or place</source>
            <translation>پالایه: کد، موضوع یا نشانی</translation>
        </message>
        <message>
            <source>Filter of %1</source>
            <translation>پالایهٔ %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CasePage</name>
        <message>
            <source>The case that you choose is shown here.</source>
            <translation>پرونده‌ای که برگزینید اینجا دیده می‌شود.</translation>
        </message>
        <message>
            <source>Choose one in the list, or press Ctrl+K and type a code.</source>
            <translation>یکی را در فهرست برگزینید، یا Ctrl+K بزنید و کد را بنویسید.</translation>
        </message>
        <message>
            <source>Words of the message</source>
            <translation>متن پیام</translation>
        </message>
        <message>
            <source>History</source>
            <translation>سوابق</translation>
        </message>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>Citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>, No. %1</source>
            <translation>، پلاک %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>With</source>
            <translation>نزد</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>در دست</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>ثبت</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Also told as</source>
            <translation>کد گفته‌شدهٔ دیگر</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>This desk holds the card of the case, not its file.</source>
            <translation>این میز تنها برگهٔ پرونده را دارد، نه خود آن را.</translation>
        </message>
        <message>
            <source>Refer</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>برداشتن</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>This desk holds the card only.</source>
            <translation>این میز تنها برگهٔ پرونده را دارد.</translation>
        </message>
        <message>
            <source>The case is closed.</source>
            <translation>پرونده بسته است.</translation>
        </message>
        <message>
            <source>You have taken the case.</source>
            <translation>پرونده را برداشتید.</translation>
        </message>
        <message>
            <source>More operations</source>
            <translation>عملیات دیگر</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::MainWindow</name>
        <message>
            <source>Peygir</source>
            <translation>پیگیر</translation>
        </message>
        <message>
            <source>Registered with the code %1.</source>
            <translation>با کد %1 ثبت شد.</translation>
        </message>
        <message>
            <source>Register a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Current cartable</source>
            <translation>کارتابل جاری</translation>
        </message>
        <message>
            <source>Nothing waits for you.</source>
            <translation>کاری در انتظار شما نیست.</translation>
        </message>
        <message>
            <source>What is referred to you appears here by itself.</source>
            <translation>آنچه به شما ارجاع شود خودبه‌خود اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Referred by me</source>
            <translation>ارجاعی</translation>
        </message>
        <message>
            <source>You have referred nothing that is still open.</source>
            <translation>ارجاع بازی از شما نیست.</translation>
        </message>
        <message>
            <source>F7 refers the case that is shown.</source>
            <translation>F7 پروندهٔ باز را ارجاع می‌دهد.</translation>
        </message>
        <message>
            <source>Registered by me</source>
            <translation>ثبت‌شده‌های من</translation>
        </message>
        <message>
            <source>You have registered nothing yet.</source>
            <translation>هنوز پیامی ثبت نکرده‌اید.</translation>
        </message>
        <message>
            <source>F2 registers a message.</source>
            <translation>F2 پیام تازه‌ای ثبت می‌کند.</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>بایگانی</translation>
        </message>
        <message>
            <source>No case of yours has been closed yet.</source>
            <translation>هنوز پرونده‌ای از شما بسته نشده است.</translation>
        </message>
        <message>
            <source>A case comes here when it is closed.</source>
            <translation>پرونده پس از بسته شدن به اینجا می‌آید.</translation>
        </message>
        <message>
            <source>All cases</source>
            <translation>همهٔ پرونده‌ها</translation>
        </message>
        <message>
            <source>This desk holds no case yet.</source>
            <translation>این میز هنوز پرونده‌ای ندارد.</translation>
        </message>
        <message>
            <source>Cases come with the first synchronisation.</source>
            <translation>پرونده‌ها با نخستین همگام‌سازی می‌آیند.</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
        </message>
        <message>
            <source>Find anything</source>
            <translation>هر چیزی را بیابید</translation>
        </message>
        <message>
            <source>Synchronise now</source>
            <translation>همگام‌سازی</translation>
        </message>
        <message>
            <source>Take the case</source>
            <translation>برداشتن پرونده</translation>
        </message>
        <message>
            <source>Refer the case</source>
            <translation>ارجاع پرونده</translation>
        </message>
        <message>
            <source>First operation of the case</source>
            <translation>نخستین عملیات پرونده</translation>
        </message>
        <message>
            <source>Second operation of the case</source>
            <translation>دومین عملیات پرونده</translation>
        </message>
        <message>
            <source>Third operation of the case</source>
            <translation>سومین عملیات پرونده</translation>
        </message>
        <message>
            <source>Add a note to the case</source>
            <translation>یادداشت برای پرونده</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>روشن یا تیره</translation>
        </message>
        <message>
            <source>Comfortable or dense</source>
            <translation>گشاده یا فشرده</translation>
        </message>
        <message>
            <source>Wrong certificate</source>
            <translation>گواهی نادرست</translation>
        </message>
        <message>
            <source>The server's certificate is not the right one, so nothing is sent. Your work is kept. Tell the administrator.</source>
            <translation>گواهی سرور درست نیست؛ چیزی فرستاده نمی‌شود و کار شما می‌ماند. به راهبر سامانه بگویید.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>دوباره وارد شوید</translation>
        </message>
        <message>
            <source>The server no longer knows this desk. Your work is kept; sign in again to send it.</source>
            <translation>سرور دیگر این میز را نمی‌شناسد. کار شما مانده است؛ برای فرستادن آن دوباره وارد شوید.</translation>
        </message>
        <message>
            <source>Store differs</source>
            <translation>ناهمخوانی انبار داده</translation>
        </message>
        <message>
            <source>A part of this desk's store differs from the server's. Tell the administrator; nothing that you typed is lost.</source>
            <translation>بخشی از دادهٔ این میز با سرور یکی نیست. به راهبر سامانه بگویید؛ از نوشته‌های شما چیزی گم نشده است.</translation>
        </message>
        <message>
            <source>Clock is wrong</source>
            <translation>ساعت نادرست</translation>
        </message>
        <message>
            <source>This machine's clock differs from the server's. Times are corrected by the server; set the clock right.</source>
            <translation>ساعت این رایانه با سرور یکی نیست. سرور زمان‌ها را درست می‌کند؛ ساعت را تنظیم کنید.</translation>
        </message>
        <message>
            <source>Store is not encrypted</source>
            <translation>دادهٔ رمزنشده</translation>
        </message>
        <message>
            <source>Personal data lies in the clear on this machine, because that was allowed.</source>
            <translation>دادهٔ شخصی بی‌رمز روی این رایانه است، چون اجازهٔ آن داده شده است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SignInPage</name>
        <message>
            <source>Sign in</source>
            <translation>ورود</translation>
        </message>
        <message>
            <source>Peygir</source>
            <translation>پیگیر</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام کاربری</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>گذرواژه</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>در حال ورود…</translation>
        </message>
        <message>
            <source>Write name and password.</source>
            <translation>نام و گذرواژه را بنویسید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::RegistrationPage</name>
        <message>
            <source>Register (Ctrl+Enter)</source>
            <translation>ثبت (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Register a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Any part of the subject or its group</source>
            <translation>بخشی از موضوع یا دستهٔ آن</translation>
        </message>
        <message>
            <source>Any part of street, neighbourhood or region</source>
            <translation>بخشی از خیابان، محله یا منطقه</translation>
        </message>
        <message>
            <source>&amp;Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>نام شهروند</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>N&amp;umber</source>
            <translation>پلاک</translation>
        </message>
        <message>
            <source>&amp;Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>&amp;Words of the citizen</source>
            <translation>متن پیام شهروند</translation>
        </message>
        <message>
            <source>Tracking code</source>
            <translation>کد رهگیری</translation>
        </message>
        <message>
            <source>Open messages of the caller</source>
            <translation>پیام‌های باز تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Who calls, and what he has open, is shown here.</source>
            <translation>تماس‌گیرنده و پیام‌های باز او اینجا دیده می‌شوند.</translation>
        </message>
        <message>
            <source>Nobody is known by this number.</source>
            <translation>کسی با این شماره شناخته نیست.</translation>
        </message>
        <message>
            <source>Choose a subject: type a part of it and press Enter.</source>
            <translation>موضوع را برگزینید: بخشی از آن را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>Registered. Read this code out; Ctrl+C in it copies it.</source>
            <translation>ثبت شد. این کد را برای شهروند بخوانید؛ Ctrl+C آن را رونوشت می‌کند.</translation>
        </message>
        <message numerus="yes">
            <source>%1 · %Ln message(s)</source>
            <translation>
                <numerusform>%1 · %Ln پیام</numerusform>
            </translation>
        </message>
    </context>
</TS>
