<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
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
</TS>
