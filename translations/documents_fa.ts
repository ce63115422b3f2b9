<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Documents</name>
        <message>
            <source>%1 bytes</source>
            <translation>%1 بایت</translation>
        </message>
        <message>
            <source>%1 KB</source>
            <translation>%1 کیلوبایت</translation>
        </message>
        <message>
            <source>%1 MB</source>
            <translation>%1 مگابایت</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>سند</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>عکس</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>مکالمه</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>تأیید شد</translation>
        </message>
        <message>
            <source>Deficient</source>
            <translation>نقص دارد</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>رد شد</translation>
        </message>
        <message>
            <source>at the server</source>
            <translation>نزد سرور</translation>
        </message>
        <message>
            <source>comes when the line is back</source>
            <translation>با برگشتن خط گرفته می‌شود</translation>
        </message>
        <message>
            <source>coming, %1 %</source>
            <translation>در حال دریافت، %1 ٪</translation>
        </message>
        <message>
            <source>on this desk</source>
            <translation>روی همین رایانه</translation>
        </message>
        <message>
            <source>on this desk, waits to be sent</source>
            <translation>روی همین رایانه، در صف فرستادن</translation>
        </message>
        <message>
            <source>being sent, %1 %</source>
            <translation>در حال فرستادن، %1 ٪</translation>
        </message>
        <message>
            <source>being copied, %1 %</source>
            <translation>در حال رونوشت، %1 ٪</translation>
        </message>
        <message>
            <source>is attached when the message is registered</source>
            <translation>با ثبت پیام پیوست می‌شود</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ReviewLine</name>
        <message>
            <source>What is missing?</source>
            <translation>چه چیزی کم است؟</translation>
        </message>
        <message>
            <source>Why is it rejected?</source>
            <translation>چرا رد می‌شود؟</translation>
        </message>
        <message>
            <source>Enter gives the review, Esc puts it away</source>
            <translation>Enter بررسی را می‌دهد، Esc آن را کنار می‌گذارد</translation>
        </message>
        <message>
            <source>Review kept: %1</source>
            <translation>بررسی نگه داشته شد: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::DocumentsWidget</name>
        <message>
            <source>Attach a file…</source>
            <translation>پیوست فایل…</translation>
        </message>
        <message>
            <source>Files can be dropped here or pasted, too.</source>
            <translation>فایل را می‌توان اینجا رها کرد یا چسباند.</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>مستندات</translation>
        </message>
        <message>
            <source>“%1” is attached.</source>
            <translation>«%1» پیوست شد.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>باز کردن</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>چسباندن</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>ذخیره در…</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>تأیید</translation>
        </message>
        <message>
            <source>Deficient…</source>
            <translation>نقص…</translation>
        </message>
        <message>
            <source>Reject…</source>
            <translation>رد…</translation>
        </message>
        <message>
            <source>Take out or stop</source>
            <translation>برداشتن یا توقف</translation>
        </message>
        <message>
            <source>No documents</source>
            <translation>بدون مستندات</translation>
        </message>
        <message>
            <source>Documents (%1)</source>
            <translation>مستندات (%1)</translation>
        </message>
        <message>
            <source>The file is being fetched. Save it when it is here.</source>
            <translation>فایل در حال دریافت است. پس از رسیدن آن را ذخیره کنید.</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>در %1 ذخیره شد.</translation>
        </message>
        <message>
            <source>There is no file and no picture in the clipboard.</source>
            <translation>در بریده‌دان نه فایلی هست و نه تصویری.</translation>
        </message>
        <message>
            <source>Pasted picture</source>
            <translation>تصویر چسبانده‌شده</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>برداشتن</translation>
        </message>
        <message>
            <source>It is reviewed when the message is registered.</source>
            <translation>پس از ثبت پیام بررسی می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::PictureView</name>
        <message>
            <source>Picture</source>
            <translation>تصویر</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::SoundView</name>
        <message>
            <source>Recording</source>
            <translation>مکالمه</translation>
        </message>
        <message>
            <source>Place in the recording</source>
            <translation>جای کنونی در مکالمه</translation>
        </message>
        <message>
            <source>Space plays and pauses; the arrows go five seconds; Home goes to the beginning.</source>
            <translation>فاصله پخش و مکث می‌کند؛ پیکان‌ها پنج ثانیه جابه‌جا می‌کنند؛ Home به آغاز می‌رود.</translation>
        </message>
        <message>
            <source>This machine has no device to play sound on. Connect one, or save the file.</source>
            <translation>این دستگاه خروجی صدا ندارد. بلندگو یا گوشی وصل کنید، یا فایل را ذخیره کنید.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>مکث</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>پخش</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>فاصله</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::DocumentViewer</name>
        <message>
            <source>This kind of file is not shown here. Save it, or open it with another program.</source>
            <translation>این گونه فایل اینجا نشان داده نمی‌شود. آن را ذخیره کنید یا با برنامه‌ای دیگر باز کنید.</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>پی‌دی‌اف</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>بازگشت</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>ذخیره در…</translation>
        </message>
        <message>
            <source>Open with another program</source>
            <translation>باز کردن با برنامهٔ دیگر</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>تأیید</translation>
        </message>
        <message>
            <source>Deficient…</source>
            <translation>نقص…</translation>
        </message>
        <message>
            <source>Reject…</source>
            <translation>رد…</translation>
        </message>
        <message>
            <source>A file of this kind could run a program. Save it first if you trust it.</source>
            <translation>این گونه فایل شاید برنامه‌ای را اجرا کند. اگر به آن اطمینان دارید نخست ذخیره‌اش کنید.</translation>
        </message>
        <message>
            <source>The file is not on this desk yet.</source>
            <translation>فایل هنوز روی این رایانه نیست.</translation>
        </message>
        <message>
            <source>The file is being fetched from the server.</source>
            <translation>فایل از سرور گرفته می‌شود.</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>در %1 ذخیره شد.</translation>
        </message>
        <message>
            <source>It is reviewed when the message is registered.</source>
            <translation>پس از ثبت پیام بررسی می‌شود.</translation>
        </message>
    </context>
</TS>
