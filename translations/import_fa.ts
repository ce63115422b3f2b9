<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Errors</name>
        <message>
            <source>In the map, “%{channel}” is no channel.</source>
            <translation>در نگاشت، «%{channel}» نام هیچ درگاهی نیست.</translation>
        </message>
        <message>
            <source>In the map, “%{field}” is missing, unknown or not of the kind that belongs there.</source>
            <translation>در نگاشت، «%{field}» نیست، ناشناخته است یا از نوعی که باید باشد نیست.</translation>
        </message>
        <message>
            <source>In the map, “%{zone}” is no time zone.</source>
            <translation>در نگاشت، «%{zone}» نام هیچ منطقهٔ زمانی نیست.</translation>
        </message>
        <message>
            <source>It was registered in the future (%{text}).</source>
            <translation>تاریخ ثبت آن در آینده است (%{text}).</translation>
        </message>
        <message>
            <source>The file %{file} cannot be read. Check its name, and whether another program holds it.</source>
            <translation>فایل %{file} خوانده نمی‌شود. نام آن را ببینید، و اینکه برنامهٔ دیگری آن را نگه نداشته باشد.</translation>
        </message>
        <message>
            <source>The file %{file} cannot be written. Choose another folder.</source>
            <translation>فایل %{file} نوشته نمی‌شود. پوشهٔ دیگری انتخاب کنید.</translation>
        </message>
        <message>
            <source>The file has no column %{columns}.</source>
            <translation>فایل این ستون را ندارد: %{columns}</translation>
        </message>
        <message>
            <source>The file is empty: even the line with the names of the columns is missing.</source>
            <translation>فایل خالی است: حتی سطر نام ستون‌ها را هم ندارد.</translation>
        </message>
        <message>
            <source>The file is written in UTF-16. Save it as “CSV UTF-8”.</source>
            <translation>فایل با UTF-16 نوشته شده است. آن را با قالب «CSV UTF-8» ذخیره کنید.</translation>
        </message>
        <message>
            <source>The letters of this file are neither UTF-8 nor Windows-1256. Save it as “CSV UTF-8”.</source>
            <translation>نویسه‌های این فایل نه UTF-8 است و نه Windows-1256. آن را با قالب «CSV UTF-8» ذخیره کنید.</translation>
        </message>
        <message>
            <source>The number is longer than %{most} characters.</source>
            <translation>شماره بیش از %{most} نویسه دارد.</translation>
        </message>
        <message>
            <source>The number stands in line %{line} already.</source>
            <translation>این شماره پیش‌تر در سطر %{line} آمده است.</translation>
        </message>
        <message>
            <source>The row has no number.</source>
            <translation>این سطر شماره ندارد.</translation>
        </message>
        <message>
            <source>The row names neither subject nor group.</source>
            <translation>این سطر نه موضوع دارد و نه دستهٔ موضوع.</translation>
        </message>
        <message>
            <source>This desk holds no organisation yet. Wait for the first synchronisation.</source>
            <translation>این رایانه هنوز سازمانی ندارد. تا نخستین همگام‌سازی صبر کنید.</translation>
        </message>
        <message>
            <source>This is no map: it is not JSON (at byte %{at}).</source>
            <translation>این نگاشت نیست: JSON درستی نیست (بایت %{at}).</translation>
        </message>
        <message>
            <source>“%{text}” is no time of registration. Choose the form of times, or another column.</source>
            <translation>«%{text}» زمان ثبت نیست. شکل زمان‌ها یا ستون دیگری را انتخاب کنید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::ImportCorner</name>
        <message>
            <source>Cases of another system</source>
            <translation>ورود پرونده‌ها</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportCheckPanel</name>
        <message>
            <source>All bad rows, with line and reason, are in %1: mended there, the same map reads them.</source>
            <translation>همهٔ سطرهای نادرست با شمارهٔ سطر و دلیل در %1 است: آن را همان‌جا درست کنید، همین نگاشت آن را می‌خواند.</translation>
        </message>
        <message>
            <source>And %1 more bad rows</source>
            <translation>و %1 سطر نادرست دیگر</translation>
        </message>
        <message>
            <source>Bad: %1</source>
            <translation>نادرست: %1</translation>
        </message>
        <message>
            <source>Check everything (Ctrl+Enter)</source>
            <translation>بررسی همه (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Command that brings the file in</source>
            <translation>فرمانی که فایل را وارد می‌کند</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>رونوشت</translation>
        </message>
        <message>
            <source>Flagged, %1 rows: %2</source>
            <translation>نشان‌دار، %1 سطر: %2</translation>
        </message>
        <message>
            <source>Flagged: %1</source>
            <translation>نشان‌دار: %1</translation>
        </message>
        <message>
            <source>How much of the file is checked</source>
            <translation>چه اندازه از فایل بررسی شده است</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>سطر %1: %2</translation>
        </message>
        <message>
            <source>New: %1</source>
            <translation>تازه: %1</translation>
        </message>
        <message>
            <source>Nothing is brought in by a check. It reads the whole file and says what would come of it.</source>
            <translation>بررسی چیزی وارد نمی‌کند. همهٔ فایل را می‌خواند و می‌گوید از آن چه می‌شود.</translation>
        </message>
        <message>
            <source>Nothing is wrong with any row.</source>
            <translation>هیچ سطری ایراد ندارد.</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>در حال خواندن فایل…</translation>
        </message>
        <message>
            <source>Rows: %1</source>
            <translation>سطرها: %1</translation>
        </message>
        <message>
            <source>Save the map with Ctrl+S; then the command that brings the file in stands here.</source>
            <translation>نگاشت را با Ctrl+S ذخیره کنید؛ آن‌گاه فرمانی که فایل را وارد می‌کند اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Stop (Esc)</source>
            <translation>توقف (Esc)</translation>
        </message>
        <message>
            <source>Subjects and places that will be made: %1</source>
            <translation>موضوع و مکان تازه: %1</translation>
        </message>
        <message>
            <source>The check was stopped. Nothing has been brought in, and no file was written.</source>
            <translation>بررسی متوقف شد. چیزی وارد نشده و فایلی نوشته نشده است.</translation>
        </message>
        <message>
            <source>The file comes in at the server, where each case keeps the day on which it was registered. Copy both files there, stop the server, and run this; DIR is its data folder. A second run changes nothing.</source>
            <translation>فایل در سرور وارد می‌شود تا هر پرونده روز ثبت خود را نگه دارد. هر دو فایل را به آنجا ببرید، سرور را متوقف کنید و این فرمان را اجرا کنید؛ DIR پوشهٔ دادهٔ سرور است. اجرای دوباره چیزی را عوض نمی‌کند.</translation>
        </message>
        <message>
            <source>There already, as far as this desk knows: %1</source>
            <translation>از پیش موجود، تا جایی که این رایانه می‌داند: %1</translation>
        </message>
        <message>
            <source>What is wrong with which rows</source>
            <translation>ایراد هر سطر</translation>
        </message>
        <message>
            <source>When everything is checked and the map is saved, the command that brings the file in stands here.</source>
            <translation>وقتی همه بررسی و نگاشت ذخیره شد، فرمانی که فایل را وارد می‌کند اینجا می‌آید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportColumnsModel</name>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>Another column has the same heading</source>
            <translation>ستون دیگری همین عنوان را دارد</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>پاسخ</translation>
        </message>
        <message>
            <source>By its heading (%1)</source>
            <translation>از عنوان آن (%1)</translation>
        </message>
        <message>
            <source>By what is in it (%1)</source>
            <translation>از محتوای آن (%1)</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>درگاه</translation>
        </message>
        <message>
            <source>Chosen here</source>
            <translation>انتخاب شما</translation>
        </message>
        <message>
            <source>Closed at</source>
            <translation>زمان بستن</translation>
        </message>
        <message>
            <source>Column of the file</source>
            <translation>ستون فایل</translation>
        </message>
        <message>
            <source>District</source>
            <translation>ناحیه</translation>
        </message>
        <message>
            <source>Group of subjects</source>
            <translation>دستهٔ موضوع</translation>
        </message>
        <message>
            <source>Is here</source>
            <translation>اینجا می‌شود</translation>
        </message>
        <message>
            <source>Its first values</source>
            <translation>نخستین مقدارها</translation>
        </message>
        <message>
            <source>Kept with the case</source>
            <translation>همراه پرونده می‌ماند</translation>
        </message>
        <message>
            <source>Known by</source>
            <translation>از کجا معلوم است</translation>
        </message>
        <message>
            <source>Name of the caller</source>
            <translation>نام تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>شماره</translation>
        </message>
        <message>
            <source>Phone of the caller</source>
            <translation>تلفن تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Promised for</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>منطقه</translation>
        </message>
        <message>
            <source>Registered at</source>
            <translation>زمان ثبت</translation>
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
            <source>Without a heading it cannot be chosen</source>
            <translation>بی‌عنوان است و نمی‌توان انتخابش کرد</translation>
        </message>
        <message>
            <source>Words of the message</source>
            <translation>شرح پیام</translation>
        </message>
        <message>
            <source>a few words</source>
            <translation>چند واژهٔ ثابت</translation>
        </message>
        <message>
            <source>codes</source>
            <translation>کد</translation>
        </message>
        <message>
            <source>coordinates</source>
            <translation>مختصات</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>خالی</translation>
        </message>
        <message>
            <source>phone numbers</source>
            <translation>شمارهٔ تلفن</translation>
        </message>
        <message>
            <source>texts</source>
            <translation>متن</translation>
        </message>
        <message>
            <source>times</source>
            <translation>زمان</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportPage</name>
        <message numerus="yes">
            <source>%Ln word(s) have no meaning yet: see “Words”.</source>
            <translation>
                <numerusform>%Ln واژه هنوز معنایی ندارد: «واژه‌ها» را ببینید.</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <comment>between names</comment>
            <translation>، </translation>
        </message>
        <message>
            <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
            <translation>فایل‌های CSV (*.csv *.txt *.tsv);;همهٔ فایل‌ها (*)</translation>
        </message>
        <message>
            <source>Cases of another system</source>
            <translation>ورود پرونده‌ها</translation>
        </message>
        <message>
            <source>Check (Ctrl+3)</source>
            <translation>بررسی (Ctrl+3)</translation>
        </message>
        <message>
            <source>Choose… (Ctrl+N)</source>
            <translation>انتخاب… (Ctrl+N)</translation>
        </message>
        <message>
            <source>Columns (Ctrl+1)</source>
            <translation>ستون‌ها (Ctrl+1)</translation>
        </message>
        <message>
            <source>Columns of the file and what they are here</source>
            <translation>ستون‌های فایل و آنچه اینجا می‌شوند</translation>
        </message>
        <message>
            <source>Drop a CSV file here, or choose one with Ctrl+N. Nothing is brought in before you have seen what would come of it.</source>
            <translation>یک فایل CSV را اینجا بیندازید یا با Ctrl+N انتخاب کنید. پیش از آنکه ببینید از آن چه می‌شود، چیزی وارد نمی‌شود.</translation>
        </message>
        <message>
            <source>File of cases</source>
            <translation>فایل پرونده‌ها</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>از فایل…</translation>
        </message>
        <message>
            <source>Give the other system a name.</source>
            <translation>برای سامانهٔ دیگر نامی بنویسید.</translation>
        </message>
        <message>
            <source>Map of a file</source>
            <translation>نگاشت فایل</translation>
        </message>
        <message>
            <source>Maps (*.json)</source>
            <translation>نگاشت‌ها (*.json)</translation>
        </message>
        <message>
            <source>No file is open.</source>
            <translation>فایلی باز نیست.</translation>
        </message>
        <message>
            <source>Path of a CSV file; Enter looks into it</source>
            <translation>مسیر یک فایل CSV؛ Enter آن را نگاه می‌کند</translation>
        </message>
        <message>
            <source>Save the map (Ctrl+S)</source>
            <translation>ذخیرهٔ نگاشت (Ctrl+S)</translation>
        </message>
        <message>
            <source>Say which column is: %1.</source>
            <translation>بگویید کدام ستون این است: %1.</translation>
        </message>
        <message>
            <source>Shipped: %1</source>
            <translation>همراه برنامه: %1</translation>
        </message>
        <message>
            <source>Some rows are not written in UTF-8; the check names them.</source>
            <translation>چند سطر با UTF-8 نوشته نشده است؛ بررسی آن‌ها را نام می‌برد.</translation>
        </message>
        <message>
            <source>The file has no such columns, so the map goes without them: %1.</source>
            <translation>فایل این ستون‌ها را ندارد و نگاشت بی آن‌ها پیش می‌رود: %1.</translation>
        </message>
        <message>
            <source>The first rows as they would come in</source>
            <translation>نخستین سطرها، همان‌گونه که وارد می‌شوند</translation>
        </message>
        <message>
            <source>The first rows, as they would come in</source>
            <translation>نخستین سطرها، همان‌گونه که وارد می‌شوند</translation>
        </message>
        <message>
            <source>The map is saved: %1</source>
            <translation>نگاشت ذخیره شد: %1</translation>
        </message>
        <message>
            <source>This file is not UTF-8 but Windows-1256. If its letters can be read below, go on; otherwise save it as “CSV UTF-8”.</source>
            <translation>این فایل UTF-8 نیست و با Windows-1256 نوشته شده است. اگر نوشته‌ها در پایین درست خوانده می‌شود، ادامه دهید؛ وگرنه آن را با قالب «CSV UTF-8» ذخیره کنید.</translation>
        </message>
        <message>
            <source>Use a map (Ctrl+M)</source>
            <translation>نگاشت آماده (Ctrl+M)</translation>
        </message>
        <message>
            <source>What was guessed</source>
            <translation>آنچه حدس زده شد</translation>
        </message>
        <message>
            <source>Whether the day or the month comes first cannot be seen from the dates. Look at the rows below.</source>
            <translation>از تاریخ‌ها معلوم نیست که روز اول آمده است یا ماه. سطرهای پایین را ببینید.</translation>
        </message>
        <message>
            <source>Words (Ctrl+2)</source>
            <translation>واژه‌ها (Ctrl+2)</translation>
        </message>
        <message>
            <source>Words of the file and what they mean here</source>
            <translation>واژه‌های فایل و معنای آن‌ها در اینجا</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportPreviewModel</name>
        <message>
            <source>%1 (new)</source>
            <translation>%1 (تازه)</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>پاسخ</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>درگاه</translation>
        </message>
        <message>
            <source>Closed at</source>
            <translation>زمان بستن</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>سطر</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>شماره</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>مکان</translation>
        </message>
        <message>
            <source>Registered at</source>
            <translation>زمان ثبت</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>ایراد</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>شرح پیام</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportWordsModel</name>
        <message>
            <source>As all others: %1</source>
            <translation>مانند بقیه: %1</translation>
        </message>
        <message>
            <source>Becomes a subject of its own, closed for new messages</source>
            <translation>موضوعی تازه می‌شود، بسته برای پیام‌های نو</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>درگاه</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>نوع</translation>
        </message>
        <message>
            <source>Means here</source>
            <translation>معنا در اینجا</translation>
        </message>
        <message>
            <source>Nobody has said: such cases are flagged</source>
            <translation>معلوم نیست: چنین پرونده‌هایی نشان‌دار می‌شوند</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>سطرها</translation>
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
            <source>The case is closed</source>
            <translation>پرونده بسته است</translation>
        </message>
        <message>
            <source>The case is open</source>
            <translation>پرونده باز است</translation>
        </message>
        <message>
            <source>Word in the file</source>
            <translation>واژهٔ فایل</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportReadingLine</name>
        <message>
            <source>Name of the system</source>
            <translation>نام سامانه</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>نویسه‌ها</translation>
        </message>
        <message>
            <source>Separator</source>
            <translation>جداکننده</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>زمان‌ها</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>منطقهٔ زمانی</translation>
        </message>
        <message>
            <source>Comma (,)</source>
            <translation>ویرگول (,)</translation>
        </message>
        <message>
            <source>Semicolon (;)</source>
            <translation>نقطه‌ویرگول (;)</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>تب</translation>
        </message>
        <message>
            <source>Bar (|)</source>
            <translation>خط عمودی (|)</translation>
        </message>
        <message>
            <source>ISO dates (Gregorian)</source>
            <translation>تاریخ میلادی ISO</translation>
        </message>
        <message>
            <source>Jalali dates</source>
            <translation>تاریخ شمسی</translation>
        </message>
        <message>
            <source>With the number it names each case for ever: the same for every file of that system.</source>
            <translation>همراه شماره، نام همیشگی هر پرونده است: برای همهٔ فایل‌های آن سامانه یکی باشد.</translation>
        </message>
    </context>
</TS>
