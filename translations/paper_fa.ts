<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>CaseColumns</name>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>پایان</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>کد رهگیری</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Referrals</source>
            <translation>ارجاع‌ها</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>ثبت</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>وضعیت</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>With</source>
            <translation>نزد</translation>
        </message>
    </context>
    <context>
        <name>CaseOnPaper</name>
        <message>
            <source>About the case</source>
            <translation>دربارهٔ پرونده</translation>
        </message>
        <message>
            <source>As the server showed it at %1</source>
            <translation>آن‌گونه که سرور در %1 نشان داد</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>مستندات</translation>
        </message>
        <message>
            <source>History</source>
            <translation>سوابق</translation>
        </message>
        <message>
            <source>Referrals</source>
            <translation>ارجاع‌ها</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>وضعیت</translation>
        </message>
        <message>
            <source>This desk holds the card of the case only: words and history are missing.</source>
            <translation>این رایانه تنها کارت این پرونده را دارد؛ متن پیام و سوابق در این برگه نیست.</translation>
        </message>
        <message>
            <source>Tracking code</source>
            <translation>کد رهگیری</translation>
        </message>
        <message>
            <source>Words of the message</source>
            <translation>متن پیام</translation>
        </message>
        <message>
            <source>Written at %1</source>
            <translation>نوشته‌شده در %1</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>A text has more than %{most} letters, which no cell of Excel holds. Write a CSV file instead.</source>
            <translation>نوشته‌ای بیش از %{most} حرف دارد و در خانهٔ اکسل نمی‌گنجد. به جای آن فایل CSV بنویسید.</translation>
        </message>
        <message>
            <source>Cell %{cell} holds a date that there is not. Write the day there as a text.</source>
            <translation>تاریخ خانهٔ %{cell} وجود ندارد. روز را همان‌جا به‌صورت متن بنویسید.</translation>
        </message>
        <message>
            <source>Stopped. Nothing was written.</source>
            <translation>متوقف شد. چیزی نوشته نشد.</translation>
        </message>
        <message>
            <source>The Excel file is damaged from here on. Open it in Excel and save it anew.</source>
            <translation>فایل اکسل از اینجا به بعد خراب است. آن را در اکسل باز کنید و دوباره ذخیره کنید.</translation>
        </message>
        <message>
            <source>The Excel file is larger than any that could be needed here. Bring it in in parts.</source>
            <translation>فایل اکسل از هر چه اینجا لازم باشد بزرگ‌تر است. آن را در چند بخش بیاورید.</translation>
        </message>
        <message>
            <source>The formula in cell %{cell} has failed. Write its value there.</source>
            <translation>فرمول خانهٔ %{cell} به خطا رسیده است. مقدار را همان‌جا بنویسید.</translation>
        </message>
        <message>
            <source>The pages cannot be written. Look whether there is room on the disk and whether the printer is ready.</source>
            <translation>برگه‌ها نوشته نمی‌شود. ببینید دیسک جا دارد و چاپگر آماده است.</translation>
        </message>
        <message>
            <source>The printer “%{printer}” takes nothing. Look whether it is on, or write a PDF file.</source>
            <translation>چاپگر «%{printer}» چیزی نمی‌پذیرد. ببینید روشن است، یا فایل PDF بنویسید.</translation>
        </message>
        <message>
            <source>The row has more than %{most} columns.</source>
            <translation>این سطر بیش از %{most} ستون دارد.</translation>
        </message>
        <message>
            <source>The server has not answered yet: there is nothing to be written.</source>
            <translation>سرور هنوز پاسخ نداده است و چیزی برای نوشتن نیست. پس از رسیدن پاسخ دوباره بخواهید.</translation>
        </message>
        <message>
            <source>The text of cell %{cell} is not in the file. Write it there again.</source>
            <translation>متن خانهٔ %{cell} در فایل نیست. دوباره همان‌جا بنویسیدش.</translation>
        </message>
        <message>
            <source>The texts of the Excel file are missing. Open it in Excel and save it anew.</source>
            <translation>متن‌های فایل اکسل در آن نیست. آن را در اکسل باز کنید و دوباره ذخیره کنید.</translation>
        </message>
        <message>
            <source>There are more than %{most} rows. Filter the list so that it gets shorter.</source>
            <translation>بیش از %{most} سطر است. فهرست را با پالایه کوتاه‌تر کنید.</translation>
        </message>
        <message>
            <source>This is an Excel file of the old kind (XLS). Save it as XLSX or as CSV.</source>
            <translation>این فایل اکسل از نوع قدیمی (XLS) است. آن را به‌صورت XLSX یا CSV ذخیره کنید.</translation>
        </message>
        <message>
            <source>This is no Excel file (XLSX). Open it in Excel and save it anew.</source>
            <translation>این فایل اکسل (XLSX) نیست. آن را در اکسل باز کنید و دوباره ذخیره کنید.</translation>
        </message>
    </context>
    <context>
        <name>Paper</name>
        <message>
            <source>%1 (Gregorian)</source>
            <translation>%1 (میلادی)</translation>
        </message>
        <message>
            <source>Name or time</source>
            <translation>نام یا زمان</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>صفحهٔ %1 از %2</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>بخش</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>متن</translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message>
            <source>Part of</source>
            <translation>جزئی از</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseListPage</name>
        <message>
            <source>Filter: %1</source>
            <translation>پالایه: %1</translation>
        </message>
        <message>
            <source>Order: %1</source>
            <translation>ترتیب: %1</translation>
        </message>
        <message>
            <source>What this desk keeps; the server has the rest.</source>
            <translation>آنچه این رایانه نگه می‌دارد؛ باقی نزد سرور است.</translation>
        </message>
        <message>
            <source>Written at %1</source>
            <translation>نوشته‌شده در %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CasePage</name>
        <message>
            <source>Case %1</source>
            <translation>پروندهٔ %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ClosedList</name>
        <message numerus="yes">
            <source>%Ln case(s) that were fetched so far; the list goes on</source>
            <translation>
                <numerusform>%Ln پرونده که تا اکنون گرفته شده است؛ فهرست ادامه دارد</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln case(s), all that the server shows</source>
            <translation>
                <numerusform>%Ln پرونده، همهٔ آنچه سرور نشان می‌دهد</numerusform>
            </translation>
        </message>
        <message>
            <source>From the server, as it was at %1</source>
            <translation>از سرور، آن‌گونه که در %1 بود</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::OutCorner</name>
        <message>
            <source>Export to Excel or CSV</source>
            <translation>خروجی اکسل یا CSV</translation>
        </message>
        <message>
            <source>Print, or write as PDF</source>
            <translation>چاپ یا خروجی PDF</translation>
        </message>
        <message>
            <source>There is nothing here that could be printed or exported: go to a list or a case.</source>
            <translation>اینجا چیزی برای چاپ یا خروجی نیست. به یک فهرست یا پرونده بروید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::paper::OutPanel</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 از %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s) written to %1.</source>
            <translation>
                <numerusform>%Ln سطر در %1 نوشته شد.</numerusform>
            </translation>
        </message>
        <message>
            <source>As what</source>
            <translation>به چه شکل</translation>
        </message>
        <message>
            <source>CSV file</source>
            <translation>فایل CSV</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>انتخاب…</translation>
        </message>
        <message>
            <source>Excel file</source>
            <translation>فایل اکسل</translation>
        </message>
        <message>
            <source>File to write to</source>
            <translation>فایل خروجی</translation>
        </message>
        <message>
            <source>How much is written</source>
            <translation>چه اندازه نوشته شده است</translation>
        </message>
        <message>
            <source>PDF file</source>
            <translation>فایل PDF</translation>
        </message>
        <message>
            <source>Print and export</source>
            <translation>چاپ و خروجی</translation>
        </message>
        <message>
            <source>Printer: %1</source>
            <translation>چاپگر: %1</translation>
        </message>
        <message>
            <source>Put away (Esc)</source>
            <translation>کنار گذاشتن (Esc)</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>در حال خواندن…</translation>
        </message>
        <message>
            <source>Sent to the printer %1.</source>
            <translation>به چاپگر %1 فرستاده شد.</translation>
        </message>
        <message>
            <source>Stop (Esc)</source>
            <translation>توقف (Esc)</translation>
        </message>
        <message>
            <source>Stopped. Nothing was written.</source>
            <translation>متوقف شد. چیزی نوشته نشد.</translation>
        </message>
        <message>
            <source>There is a file of this name. Press Enter again to replace it, or type another name.</source>
            <translation>فایلی با این نام هست. برای جایگزین کردن آن دوباره Enter را بزنید، یا نام دیگری بنویسید.</translation>
        </message>
        <message>
            <source>Type the name of the file.</source>
            <translation>نام فایل را بنویسید.</translation>
        </message>
        <message>
            <source>What is written</source>
            <translation>چه چیزی نوشته می‌شود</translation>
        </message>
        <message>
            <source>Write (Ctrl+Enter)</source>
            <translation>نوشتن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Written to %1.</source>
            <translation>در %1 نوشته شد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordsPage</name>
        <message>
            <source>Search: %1</source>
            <translation>جست‌وجو: %1</translation>
        </message>
        <message>
            <source>With those that are switched off</source>
            <translation>همراه با کنارگذاشته‌ها</translation>
        </message>
        <message>
            <source>Written at %1</source>
            <translation>نوشته‌شده در %1</translation>
        </message>
    </context>
</TS>
