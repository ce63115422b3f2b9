<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::administration::EventPage</name>
        <message>
            <source>The server cannot be reached now, and it alone has the log. Ask again when the line is back (Ctrl+R).</source>
            <translation>سرور اکنون در دسترس نیست و گزارش رویدادها تنها نزد اوست. وقتی خط برقرار شد دوباره بپرسید (Ctrl+R).</translation>
        </message>
        <message>
            <source>The server cannot answer this now. Ask again in a moment (Ctrl+R).</source>
            <translation>سرور اکنون نمی‌تواند پاسخ دهد. کمی بعد دوباره بپرسید (Ctrl+R).</translation>
        </message>
        <message>
            <source>This server keeps no log that can be read here: it must be brought up to date.</source>
            <translation>این سرور گزارشی ندارد که اینجا خوانده شود: باید به‌روز شود.</translation>
        </message>
        <message>
            <source>You have asked very often. Ask again in a minute (Ctrl+R).</source>
            <translation>بسیار پرسیده‌اید. یک دقیقهٔ دیگر دوباره بپرسید (Ctrl+R).</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>رویدادها</translation>
        </message>
        <message>
            <source>everybody</source>
            <translation>همه</translation>
        </message>
        <message>
            <source>from: yesterday, -7</source>
            <translation>از: دیروز، ۷-</translation>
        </message>
        <message>
            <source>until: today</source>
            <translation>تا: امروز</translation>
        </message>
        <message>
            <source>How far the log was read</source>
            <translation>گزارش تا کجا خوانده شده</translation>
        </message>
        <message>
            <source>Ask again (Ctrl+R)</source>
            <translation>دوباره بپرس (Ctrl+R)</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>چه کسی</translation>
        </message>
        <message>
            <source>From this day</source>
            <translation>از این روز</translation>
        </message>
        <message>
            <source>Until this day</source>
            <translation>تا این روز</translation>
        </message>
        <message>
            <source>What</source>
            <translation>چه کاری</translation>
        </message>
        <message>
            <source>This line is not about a case.</source>
            <translation>این سطر دربارهٔ پرونده‌ای نیست.</translation>
        </message>
        <message>
            <source>By: %1</source>
            <translation>کار %1</translation>
        </message>
        <message>
            <source>From the day: %1</source>
            <translation>از روز %1</translation>
        </message>
        <message>
            <source>Until the day: %1</source>
            <translation>تا روز %1</translation>
        </message>
        <message>
            <source>The server is being asked…</source>
            <translation>از سرور پرسیده می‌شود…</translation>
        </message>
        <message>
            <source>There is nothing in the log yet: what people do from now on stands here.</source>
            <translation>هنوز چیزی در گزارش رویدادها نیست: آنچه کاربران از این پس می‌کنند اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Nobody did anything of this kind then.</source>
            <translation>در این زمان کسی چنین کاری نکرده است.</translation>
        </message>
        <message>
            <source>From the server, as it was at %1, the newest first.</source>
            <translation>از سرور، چنان‌که در %1 بود؛ تازه‌ترین‌ها بالا.</translation>
        </message>
        <message>
            <source>There is more than can be listed: choose a person or days.</source>
            <translation>بیش از آن است که در فهرست بگنجد: شخصی یا روزهایی را برگزینید.</translation>
        </message>
        <message>
            <source>More is being asked for…</source>
            <translation>بقیه پرسیده می‌شود…</translation>
        </message>
        <message>
            <source>Log of events</source>
            <translation>گزارش رویدادها</translation>
        </message>
        <message>
            <source>From the server, as it was at %1</source>
            <translation>از سرور، چنان‌که در %1 بود</translation>
        </message>
        <message>
            <source>All lines</source>
            <translation>همهٔ سطرها</translation>
        </message>
        <message>
            <source>The newest lines, those that were fetched; the log goes on</source>
            <translation>تازه‌ترین سطرها، آن‌ها که آمده‌اند؛ گزارش ادامه دارد</translation>
        </message>
    </context>
    <context>
        <name>EventWords</name>
        <message>
            <source>Case opened</source>
            <translation>بازکردن پرونده</translation>
        </message>
        <message>
            <source>Record opened</source>
            <translation>بازکردن پروندهٔ شهروند یا رکورد</translation>
        </message>
        <message>
            <source>File opened</source>
            <translation>بازکردن فایل</translation>
        </message>
        <message>
            <source>File saved elsewhere</source>
            <translation>ذخیرهٔ فایل در جای دیگر</translation>
        </message>
        <message>
            <source>Case printed</source>
            <translation>چاپ پرونده</translation>
        </message>
        <message>
            <source>List printed</source>
            <translation>چاپ فهرست</translation>
        </message>
        <message>
            <source>Case exported</source>
            <translation>برون‌بری پرونده</translation>
        </message>
        <message>
            <source>List exported</source>
            <translation>برون‌بری فهرست</translation>
        </message>
        <message>
            <source>current cartable</source>
            <translation>کارتابل جاری</translation>
        </message>
        <message>
            <source>follow-up</source>
            <translation>پیگیری</translation>
        </message>
        <message>
            <source>messages whose feedback is due</source>
            <translation>پیام‌هایی که موعد بازخوردشان است</translation>
        </message>
        <message>
            <source>referred cases</source>
            <translation>پرونده‌های ارجاع‌شده</translation>
        </message>
        <message>
            <source>cases that one registered</source>
            <translation>پرونده‌های ثبت‌شدهٔ خود</translation>
        </message>
        <message>
            <source>archive</source>
            <translation>بایگانی</translation>
        </message>
        <message>
            <source>final cases</source>
            <translation>پرونده‌های نهایی</translation>
        </message>
        <message>
            <source>all cases</source>
            <translation>همهٔ پرونده‌ها</translation>
        </message>
        <message>
            <source>log of events</source>
            <translation>گزارش رویدادها</translation>
        </message>
        <message>
            <source>a list of cases</source>
            <translation>فهرستی از پرونده‌ها</translation>
        </message>
        <message>
            <source>base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>base information, CSV</source>
            <translation>اطلاعات پایه، CSV</translation>
        </message>
        <message numerus="yes">
            <source>%1, %2, %Ln row(s)</source>
            <translation>
                <numerusform>%1، %2، %Ln سطر</numerusform>
            </translation>
        </message>
        <message>
            <source>The server itself</source>
            <translation>خود سرور</translation>
        </message>
        <message>
            <source>Somebody whom the server does not know</source>
            <translation>کسی که سرور نمی‌شناسد</translation>
        </message>
        <message>
            <source>because of “%1”</source>
            <translation>به دلیل «%1»</translation>
        </message>
        <message>
            <source>subordinates</source>
            <translation>زیرمجموعه</translation>
        </message>
        <message>
            <source>told: “%1”</source>
            <translation>به او گفته شد: «%1»</translation>
        </message>
        <message>
            <source>Something that nobody could read</source>
            <translation>چیزی که خواندنی نبود</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 به %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>انجام شد</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>نگه داشته</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>رد شد</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>دیده شد</translation>
        </message>
        <message>
            <source>Taken out</source>
            <translation>بیرون رفت</translation>
        </message>
        <message>
            <source>Everything (Ctrl+1)</source>
            <translation>همه چیز (Ctrl+1)</translation>
        </message>
        <message>
            <source>What was done (Ctrl+2)</source>
            <translation>آنچه انجام شد (Ctrl+2)</translation>
        </message>
        <message>
            <source>What was opened (Ctrl+3)</source>
            <translation>آنچه باز و دیده شد (Ctrl+3)</translation>
        </message>
        <message>
            <source>What was saved, exported or printed (Ctrl+4)</source>
            <translation>آنچه ذخیره، برون‌بری یا چاپ شد (Ctrl+4)</translation>
        </message>
        <message>
            <source>What was refused or is held (Ctrl+5)</source>
            <translation>آنچه رد شد یا نگه داشته است (Ctrl+5)</translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>به جای %1</translation>
        </message>
        <message>
            <source>desk %1</source>
            <translation>رایانهٔ %1</translation>
        </message>
        <message>
            <source>Came in at %1</source>
            <translation>رسیده به سرور: %1</translation>
        </message>
        <message>
            <source>When</source>
            <translation>زمان</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>چه کسی</translation>
        </message>
        <message>
            <source>For whom</source>
            <translation>به جای چه کسی</translation>
        </message>
        <message>
            <source>What</source>
            <translation>چه کاری</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>پرونده</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>نتیجه</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>چرا نشد</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>رایانه</translation>
        </message>
        <message>
            <source>Came in</source>
            <translation>رسیدن به سرور</translation>
        </message>
        <message>
            <source>users</source>
            <translation>کاربران</translation>
        </message>
        <message>
            <source>who is to be called</source>
            <translation>شهروندانی که باید به آنان تلفن شود</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::EventCorner</name>
        <message>
            <source>Log of events</source>
            <translation>گزارش رویدادها</translation>
        </message>
    </context>
    <context>
        <name>Verbs</name>
        <message>
            <source>Read the log of events</source>
            <translation>خواندن گزارش رویدادها</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>The server has not answered yet: there is nothing of the log to be written.</source>
            <translation>سرور هنوز پاسخ نداده است: چیزی از گزارش رویدادها برای نوشتن نیست.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Log of events</source>
            <translation>گزارش رویدادها</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>همه چیز</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>آنچه انجام شد</translation>
        </message>
        <message>
            <source>What was opened</source>
            <translation>آنچه باز و دیده شد</translation>
        </message>
        <message>
            <source>What was saved, exported or printed</source>
            <translation>آنچه ذخیره، برون‌بری یا چاپ شد</translation>
        </message>
        <message>
            <source>What was refused or is held</source>
            <translation>آنچه رد شد یا نگه داشته است</translation>
        </message>
        <message>
            <source>The case of the line</source>
            <translation>پروندهٔ سطر</translation>
        </message>
        <message>
            <source>Ask the server again</source>
            <translation>دوباره از سرور بپرس</translation>
        </message>
    </context>
</TS>
