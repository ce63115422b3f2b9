<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::reference::CsvPanel</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 از %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln as it is here</source>
            <translation>
                <numerusform>%Ln رکورد بی‌تغییر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln bad row(s)</source>
            <translation>
                <numerusform>%Ln سطر نادرست</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed</source>
            <translation>
                <numerusform>%Ln رکورد تغییریافته</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new record(s)</source>
            <translation>
                <numerusform>%Ln رکورد تازه</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) brought in.</source>
            <translation>
                <numerusform>%Ln رکورد وارد شد.</numerusform>
            </translation>
        </message>
        <message>
            <source>Bad rows</source>
            <translation>سطرهای نادرست</translation>
        </message>
        <message>
            <source>Bring in (Ctrl+Enter)</source>
            <translation>وارد کردن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Bring in from a file</source>
            <translation>وارد کردن از پرونده</translation>
        </message>
        <message>
            <source>CSV or Excel file</source>
            <translation>فایل CSV یا اکسل</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>انتخاب…</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>ستون</translation>
        </message>
        <message>
            <source>Columns that mean nothing here: %1</source>
            <translation>ستون‌هایی که اینجا معنایی ندارند: %1</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>سطر</translation>
        </message>
        <message>
            <source>Line %1</source>
            <translation>سطر %1</translation>
        </message>
        <message>
            <source>Line %1, %2</source>
            <translation>سطر %1، %2</translation>
        </message>
        <message>
            <source>Path of a CSV (UTF-8) or Excel file; Enter looks into it</source>
            <translation>نشانی فایل CSV (UTF-8) یا اکسل؛ Enter آن را می‌خواند</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>پرونده خوانده می‌شود…</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>علت</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>توقف</translation>
        </message>
        <message>
            <source>Stopped; what is in stays, and the same file goes on where it ended.</source>
            <translation>متوقف شد؛ آنچه وارد شده می‌ماند و همان پرونده از همان‌جا ادامه می‌یابد.</translation>
        </message>
        <message>
            <source>The bad rows are in %1.</source>
            <translation>سطرهای نادرست در %1 نوشته شد.</translation>
        </message>
        <message>
            <source>The first line names the columns, as in a file that was exported. Nothing changes before you have seen what would come of it.</source>
            <translation>سطر نخست نام ستون‌هاست، همان‌گونه که در پروندهٔ خروجی است. پیش از آنکه نتیجه را ببینید چیزی تغییر نمی‌کند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::FieldEditor</name>
        <message>
            <source>%1 (English)</source>
            <translation>%1 (انگلیسی)</translation>
        </message>
        <message>
            <source>(nothing)</source>
            <translation>(هیچ)</translation>
        </message>
        <message>
            <source>A whole number from %1 to %2.</source>
            <translation>عددی درست از %1 تا %2.</translation>
        </message>
        <message>
            <source>Any part of the name</source>
            <translation>هر بخشی از نام</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>انتخاب کنید</translation>
        </message>
        <message>
            <source>Choose one from the list.</source>
            <translation>یکی از فهرست برگزینید.</translation>
        </message>
        <message>
            <source>Degrees from %1 to %2, with a point.</source>
            <translation>درجه از %1 تا %2، با ممیز.</translation>
        </message>
        <message>
            <source>English</source>
            <translation>انگلیسی</translation>
        </message>
        <message>
            <source>Hours and minutes from 00:00 to 24:00, as in 07:30.</source>
            <translation>ساعت و دقیقه از ۰۰:۰۰ تا ۲۴:۰۰، مانند ۰۷:۳۰.</translation>
        </message>
        <message>
            <source>There is no such day. Write year, month and day: 1405/08/30.</source>
            <translation>چنین روزی نیست. سال و ماه و روز را بنویسید: ۱۴۰۵/۰۸/۳۰.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>این لازم است.</translation>
        </message>
        <message>
            <source>Write it in Persian too.</source>
            <translation>به فارسی هم بنویسید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::FileFieldEditor</name>
        <message>
            <source>Being copied, %1 %</source>
            <translation>در حال رونوشت، %1 ٪</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>گزینش فایل…</translation>
        </message>
        <message>
            <source>No file</source>
            <translation>فایلی نیست</translation>
        </message>
        <message>
            <source>One file has its place here. Drop a single one.</source>
            <translation>اینجا جای یک فایل است. یکی را رها کنید.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>باز کردن</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>ذخیره در…</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>برداشتن</translation>
        </message>
        <message>
            <source>The file is still being copied to this desk.</source>
            <translation>فایل هنوز روی این رایانه رونوشت می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::ItemsEditor</name>
        <message>
            <source>(no name yet)</source>
            <translation>(هنوز بی‌نام)</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>افزودن</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>پایین</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>برداشتن</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>بالا</translation>
        </message>
        <message>
            <source>“%1” is empty in one of them.</source>
            <translation>«%1» در یکی از آنها خالی است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::JobFollower</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>… and %1 more.</source>
            <translation>… و %1 پروندهٔ دیگر.</translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message>
            <source>%1 (English)</source>
            <translation>%1 (انگلیسی)</translation>
        </message>
        <message>
            <source>(empty)</source>
            <translation>(خالی)</translation>
        </message>
        <message>
            <source>(not here)</source>
            <translation>(اینجا نیست)</translation>
        </message>
        <message>
            <source>Abbreviation</source>
            <translation>کوته‌نوشت</translation>
        </message>
        <message>
            <source>Always the unit below</source>
            <translation>همیشه واحد زیر</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>پاسخ</translation>
        </message>
        <message>
            <source>Asked in (none: everywhere)</source>
            <translation>پرسیده می‌شود در (هیچ: همه‌جا)</translation>
        </message>
        <message>
            <source>At the same house</source>
            <translation>در همان پلاک</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>مرجع</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>زیرمجموعهٔ</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>تقویم کاری</translation>
        </message>
        <message>
            <source>Areas of experts</source>
            <translation>محدوده‌های کارشناسان</translation>
        </message>
        <message>
            <source>area of an expert</source>
            <translation>محدودهٔ کارشناس</translation>
        </message>
        <message>
            <source>Expert&apos;s post</source>
            <translation>پست کارشناس</translation>
        </message>
        <message>
            <source>Authority, with all below it (empty: all)</source>
            <translation>مرجع، با همهٔ زیرمجموعه‌اش (خالی: همه)</translation>
        </message>
        <message>
            <source>Region (empty: all)</source>
            <translation>منطقه (خالی: همه)</translation>
        </message>
        <message>
            <source>Group of subjects (empty: all)</source>
            <translation>دستهٔ موضوع (خالی: همه)</translation>
        </message>
        <message>
            <source>Canned texts</source>
            <translation>متن‌های آماده</translation>
        </message>
        <message>
            <source>Changed by %1</source>
            <translation>تغییر به دست %1</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>چک‌لیست</translation>
        </message>
        <message>
            <source>Choices</source>
            <translation>گزینه‌ها</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>شرکت</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>تاریخ</translation>
        </message>
        <message>
            <source>day</source>
            <translation>روز</translation>
        </message>
        <message>
            <source>Day of the week</source>
            <translation>روز هفته</translation>
        </message>
        <message>
            <source>Deadline in hours</source>
            <translation>مهلت به ساعت</translation>
        </message>
        <message>
            <source>Deputy</source>
            <translation>معاونت</translation>
        </message>
        <message>
            <source>Descriptions</source>
            <translation>شرح پیام</translation>
        </message>
        <message>
            <source>District</source>
            <translation>ناحیه</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>سمت</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>رایانامه</translation>
        </message>
        <message>
            <source>First answer, read aloud</source>
            <translation>پاسخ اولیه برای خواندن</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>جمعه</translation>
        </message>
        <message>
            <source>From the hour</source>
            <translation>از ساعت</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>نام و نام خانوادگی</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>دسته</translation>
        </message>
        <message>
            <source>Group of authorities</source>
            <translation>گروه مراجع</translation>
        </message>
        <message>
            <source>Groups of subjects</source>
            <translation>دسته‌های موضوع</translation>
        </message>
        <message>
            <source>Has to be answered</source>
            <translation>پاسخ لازم است</translation>
        </message>
        <message>
            <source>Head of the unit</source>
            <translation>مسئول واحد</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>متصدی</translation>
        </message>
        <message>
            <source>Holidays and special days</source>
            <translation>تعطیلات و روزهای ویژه</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>حضوری</translation>
        </message>
        <message>
            <source>In the same street</source>
            <translation>در همان معبر</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>در کار</translation>
        </message>
        <message>
            <source>Instant</source>
            <translation>آنی</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>کلید</translation>
        </message>
        <message>
            <source>Kind of answer</source>
            <translation>نوع پاسخ</translation>
        </message>
        <message>
            <source>Latitude</source>
            <translation>عرض جغرافیایی</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>نامه</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>سطح</translation>
        </message>
        <message>
            <source>Lies in</source>
            <translation>در</translation>
        </message>
        <message>
            <source>Longitude</source>
            <translation>طول جغرافیایی</translation>
        </message>
        <message>
            <source>Looked after by</source>
            <translation>واحد عهده‌دار</translation>
        </message>
        <message>
            <source>Made by %1</source>
            <translation>ساخته به دست %1</translation>
        </message>
        <message>
            <source>Management</source>
            <translation>مدیریت</translation>
        </message>
        <message>
            <source>Mobile of the office</source>
            <translation>همراه اداری</translation>
        </message>
        <message>
            <source>Mobile program</source>
            <translation>برنامهٔ همراه</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>دوشنبه</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Neighbourhood</source>
            <translation>محله</translation>
        </message>
        <message>
            <source>Never the same</source>
            <translation>هیچ‌گاه</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>عدد</translation>
        </message>
        <message>
            <source>Occasion</source>
            <translation>مناسبت</translation>
        </message>
        <message>
            <source>Officials and staff</source>
            <translation>مسئولان و کارکنان</translation>
        </message>
        <message>
            <source>One of several</source>
            <translation>یکی از چند گزینه</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>سازمان</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>دیگر</translation>
        </message>
        <message>
            <source>Other words for it</source>
            <translation>واژه‌های دیگر آن</translation>
        </message>
        <message>
            <source>Part in processes</source>
            <translation>نقش در فرآیندها</translation>
        </message>
        <message>
            <source>Places and addresses</source>
            <translation>مکان‌ها و نشانی‌ها</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>پست‌ها</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>فرآیند</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>سؤال</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>منطقه</translation>
        </message>
        <message>
            <source>Replies</source>
            <translation>پاسخ به شهروند</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>شنبه</translation>
        </message>
        <message>
            <source>SMS</source>
            <translation>پیامک</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>معبر</translation>
        </message>
        <message>
            <source>Subjects</source>
            <translation>موضوع‌ها</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>یکشنبه</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>کنار گذاشته</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Telephone of the office</source>
            <translation>تلفن اداری</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>متن</translation>
        </message>
        <message>
            <source>The same problem is</source>
            <translation>همان مشکل است</translation>
        </message>
        <message>
            <source>The unit that looks after the place</source>
            <translation>واحد عهده‌دار مکان</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>پنجشنبه</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>رده</translation>
        </message>
        <message>
            <source>To be followed up</source>
            <translation>قابل پیگیری</translation>
        </message>
        <message>
            <source>To the hour</source>
            <translation>تا ساعت</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>سه‌شنبه</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>واحد</translation>
        </message>
        <message>
            <source>Units and authorities</source>
            <translation>واحدها و مراجع</translation>
        </message>
        <message>
            <source>Urgency at first</source>
            <translation>فوریت پیش‌فرض</translation>
        </message>
        <message>
            <source>Used in</source>
            <translation>کاربرد</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>تلفن گویا</translation>
        </message>
        <message>
            <source>Web</source>
            <translation>وب</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>چهارشنبه</translation>
        </message>
        <message>
            <source>Who is responsible</source>
            <translation>مسئول رسیدگی</translation>
        </message>
        <message>
            <source>Within hours (empty: while open)</source>
            <translation>تا چند ساعت (خالی: تا باز است)</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>متن آزاد</translation>
        </message>
        <message>
            <source>working calendar</source>
            <translation>تقویم کاری</translation>
        </message>
        <message>
            <source>Working calendars</source>
            <translation>تقویم‌های کاری</translation>
        </message>
        <message>
            <source>Working hours of (none: round the clock)</source>
            <translation>تقویم کاری مهلت (خالی: شبانه‌روزی)</translation>
        </message>
        <message>
            <source>Working hours of the week</source>
            <translation>ساعت‌های کار هفته</translation>
        </message>
        <message>
            <source>Working hours of this day (none: a holiday)</source>
            <translation>ساعت‌های کار این روز (خالی: تعطیل)</translation>
        </message>
        <message>
            <source>Yes or no</source>
            <translation>بله یا خیر</translation>
        </message>
        <message>
            <source>canned text</source>
            <translation>متن آماده</translation>
        </message>
        <message>
            <source>group of subjects</source>
            <translation>دستهٔ موضوع</translation>
        </message>
        <message>
            <source>no</source>
            <translation>خیر</translation>
        </message>
        <message>
            <source>person</source>
            <translation>شخص</translation>
        </message>
        <message>
            <source>place</source>
            <translation>مکان</translation>
        </message>
        <message>
            <source>post</source>
            <translation>پست</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>the system</source>
            <translation>سامانه</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>واحد</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>بله</translation>
        </message>
        <message>
            <source>Explanation</source>
            <translation>توضیح</translation>
        </message>
        <message>
            <source>Audience</source>
            <translation>مخاطب</translation>
        </message>
        <message>
            <source>Parent organisation</source>
            <translation>دستگاه مادر</translation>
        </message>
        <message>
            <source>Audiences of services</source>
            <translation>مخاطبان خدمات</translation>
        </message>
        <message>
            <source>audience</source>
            <translation>مخاطب خدمات</translation>
        </message>
        <message>
            <source>Who is served</source>
            <translation>خدمت‌گیرنده</translation>
        </message>
        <message>
            <source>Citizens</source>
            <translation>شهروندان</translation>
        </message>
        <message>
            <source>Businesses</source>
            <translation>کسب‌وکارها</translation>
        </message>
        <message>
            <source>Public bodies</source>
            <translation>دستگاه‌های دولتی</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>کارکنان</translation>
        </message>
        <message>
            <source>Codes of replies by SMS</source>
            <translation>کدهای پاسخ پیامکی</translation>
        </message>
        <message>
            <source>pair of reply codes</source>
            <translation>جفت کد پاسخ</translation>
        </message>
        <message>
            <source>Code that says: done</source>
            <translation>کد «انجام شد»</translation>
        </message>
        <message>
            <source>Code that says: not done</source>
            <translation>کد «انجام نشد»</translation>
        </message>
        <message>
            <source>What the official reads when the citizen writes no more than the code</source>
            <translation>آنچه مسئول می‌خواند، اگر شهروند جز کد چیزی ننویسد</translation>
        </message>
        <message>
            <source>Parent organisations</source>
            <translation>دستگاه‌های مادر</translation>
        </message>
        <message>
            <source>parent organisation</source>
            <translation>دستگاه مادر</translation>
        </message>
        <message>
            <source>National code</source>
            <translation>کد ملی دستگاه</translation>
        </message>
        <message>
            <source>Web site</source>
            <translation>وبگاه</translation>
        </message>
        <message>
            <source>Execution domains</source>
            <translation>حوزه‌های اجرا</translation>
        </message>
        <message>
            <source>execution domain</source>
            <translation>حوزهٔ اجرا</translation>
        </message>
        <message>
            <source>How far it reaches</source>
            <translation>گسترهٔ اجرا</translation>
        </message>
        <message>
            <source>The country</source>
            <translation>کشوری</translation>
        </message>
        <message>
            <source>The province</source>
            <translation>استانی</translation>
        </message>
        <message>
            <source>The county</source>
            <translation>شهرستانی</translation>
        </message>
        <message>
            <source>The city</source>
            <translation>شهری</translation>
        </message>
        <message>
            <source>The villages</source>
            <translation>روستایی</translation>
        </message>
        <message>
            <source>Events of services</source>
            <translation>رویدادهای خدمت</translation>
        </message>
        <message>
            <source>event of services</source>
            <translation>رویداد خدمت</translation>
        </message>
        <message>
            <source>Patterns of services</source>
            <translation>الگوهای خدمات</translation>
        </message>
        <message>
            <source>pattern of services</source>
            <translation>الگوی خدمات</translation>
        </message>
        <message>
            <source>Kind of service</source>
            <translation>گونهٔ خدمت</translation>
        </message>
        <message>
            <source>Something is done</source>
            <translation>اقدام</translation>
        </message>
        <message>
            <source>A permit is issued</source>
            <translation>صدور مجوز</translation>
        </message>
        <message>
            <source>Information is given</source>
            <translation>اطلاع‌رسانی</translation>
        </message>
        <message>
            <source>For the staff</source>
            <translation>پرسنلی</translation>
        </message>
        <message>
            <source>Execution domain</source>
            <translation>حوزهٔ اجرا</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>رویداد</translation>
        </message>
        <message>
            <source>Kinds of forms</source>
            <translation>انواع فرم</translation>
        </message>
        <message>
            <source>kind of forms</source>
            <translation>نوع فرم</translation>
        </message>
        <message>
            <source>Filled in by</source>
            <translation>پرکنندهٔ فرم</translation>
        </message>
        <message>
            <source>The citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>The staff</source>
            <translation>کارکنان</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>هر دو</translation>
        </message>
        <message>
            <source>Laws and regulations</source>
            <translation>قوانین و مقررات</translation>
        </message>
        <message>
            <source>regulation</source>
            <translation>قانون یا مقرره</translation>
        </message>
        <message>
            <source>Kind of regulation</source>
            <translation>گونهٔ مقرره</translation>
        </message>
        <message>
            <source>Law</source>
            <translation>قانون</translation>
        </message>
        <message>
            <source>Bylaw</source>
            <translation>آیین‌نامه</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>مصوبه</translation>
        </message>
        <message>
            <source>Circular</source>
            <translation>بخشنامه</translation>
        </message>
        <message>
            <source>Instruction</source>
            <translation>دستورالعمل</translation>
        </message>
        <message>
            <source>Number of the letter</source>
            <translation>شمارهٔ ابلاغ</translation>
        </message>
        <message>
            <source>Date of issue</source>
            <translation>تاریخ ابلاغ</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>متن</translation>
        </message>
        <message>
            <source>Where it is read</source>
            <translation>نشانی متن کامل</translation>
        </message>
        <message>
            <source>Files that introduce services</source>
            <translation>فایل‌های معرفی</translation>
        </message>
        <message>
            <source>file that introduces services</source>
            <translation>فایل معرفی</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>گونهٔ فایل</translation>
        </message>
        <message>
            <source>Brochure</source>
            <translation>دفترچهٔ معرفی</translation>
        </message>
        <message>
            <source>Guide</source>
            <translation>راهنما</translation>
        </message>
        <message>
            <source>Sample of a form</source>
            <translation>نمونهٔ فرم</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>فیلم</translation>
        </message>
        <message>
            <source>Pattern of services</source>
            <translation>الگوی خدمات</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>فایل</translation>
        </message>
        <message>
            <source>Where the file lies</source>
            <translation>نشانی فایل</translation>
        </message>
        <message>
            <source>Merged into</source>
            <translation>یکی‌شده با</translation>
        </message>
        <message>
            <source>Shown for</source>
            <translation>به جای این هم دیده می‌شود</translation>
        </message>
        <message>
            <source>Shown as “%1”</source>
            <translation>با نام «%1» دیده می‌شود</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordsPage</name>
        <message numerus="yes">
            <source>%Ln record(s) written.</source>
            <translation>
                <numerusform>%Ln رکورد نوشته شد.</numerusform>
            </translation>
        </message>
        <message>
            <source>Also those switched off</source>
            <translation>کنارگذاشته‌ها هم</translation>
        </message>
        <message>
            <source>Any part of the name</source>
            <translation>هر بخشی از نام</translation>
        </message>
        <message>
            <source>From a file (Ctrl+I)</source>
            <translation>از پرونده (Ctrl+I)</translation>
        </message>
        <message>
            <source>New (Ctrl+N)</source>
            <translation>تازه (Ctrl+N)</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>رکوردها</translation>
        </message>
        <message>
            <source>Search in the list</source>
            <translation>جست‌وجو در فهرست</translation>
        </message>
        <message>
            <source>To a file</source>
            <translation>به پرونده</translation>
        </message>
        <message>
            <source>To a file (Ctrl+E)</source>
            <translation>به پرونده (Ctrl+E)</translation>
        </message>
        <message>
            <source>Type of records</source>
            <translation>نوع رکوردها</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordEditor</name>
        <message>
            <source>Changed, not saved</source>
            <translation>تغییرکرده، ذخیره‌نشده</translation>
        </message>
        <message>
            <source>What you began is kept. Ctrl+N goes on with it.</source>
            <translation>آنچه آغاز کردید نگه داشته شد. Ctrl+N آن را ادامه می‌دهد.</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>دور ریختن تغییرها</translation>
        </message>
        <message>
            <source>History of the record</source>
            <translation>سوابق رکورد</translation>
        </message>
        <message>
            <source>In use again: %1</source>
            <translation>دوباره در کار: %1</translation>
        </message>
        <message>
            <source>New: %1</source>
            <translation>%1 تازه</translation>
        </message>
        <message>
            <source>Save (Ctrl+Enter)</source>
            <translation>ذخیره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Saved: %1</source>
            <translation>ذخیره شد: %1</translation>
        </message>
        <message>
            <source>Switch off (Ctrl+D)</source>
            <translation>کنار گذاشتن (Ctrl+D)</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>کنار گذاشته</translation>
        </message>
        <message>
            <source>Switched off: %1</source>
            <translation>کنار گذاشته شد: %1</translation>
        </message>
        <message>
            <source>The server will decide: %1</source>
            <translation>سرور تصمیم می‌گیرد: %1</translation>
        </message>
        <message>
            <source>Use again (Ctrl+D)</source>
            <translation>دوباره به کار گرفتن (Ctrl+D)</translation>
        </message>
        <message>
            <source>Stands for itself again: %1</source>
            <translation>دوباره جداست: %1</translation>
        </message>
        <message>
            <source>Shown as “%1”</source>
            <translation>با نام «%1» دیده می‌شود</translation>
        </message>
        <message>
            <source>Part the two (Ctrl+M)</source>
            <translation>جدا کردن دوباره (Ctrl+M)</translation>
        </message>
        <message>
            <source>Merge… (Ctrl+M)</source>
            <translation>یکی کردن… (Ctrl+M)</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordMergePanel</name>
        <message>
            <source>Merge (Ctrl+Enter)</source>
            <translation>یکی کردن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Put away (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Merge “%1” into another one</source>
            <translation>یکی کردن «%1» با رکوردی دیگر</translation>
        </message>
        <message>
            <source>Any part of the name</source>
            <translation>هر بخشی از نام</translation>
        </message>
        <message>
            <source>The one that stays</source>
            <translation>رکوردی که می‌ماند</translation>
        </message>
        <message>
            <source>Choose the one that stays; what that changes is said before anything happens.</source>
            <translation>رکوردی را که می‌ماند برگزینید؛ پیش از هر کاری گفته می‌شود چه عوض می‌شود.</translation>
        </message>
        <message>
            <source>No other record names “%1”.</source>
            <translation>هیچ رکورد دیگری از «%1» نام نبرده است.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) name(s) “%1” and will show “%2” instead.</source>
            <translation>
                <numerusform>%Ln رکورد از «%1» نام برده و از این پس «%2» را نشان می‌دهد.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is switched off. Nothing else is changed, and the two can be parted again.</source>
            <translation>خودش کنار گذاشته می‌شود. چیز دیگری عوض نمی‌شود و دو رکورد را می‌توان دوباره جدا کرد.</translation>
        </message>
        <message>
            <source>The server will decide about “%1” and “%2”.</source>
            <translation>سرور دربارهٔ «%1» و «%2» تصمیم می‌گیرد.</translation>
        </message>
        <message>
            <source>Merged: “%2” is shown for “%1”.</source>
            <translation>یکی شد: به جای «%1»، «%2» دیده می‌شود.</translation>
        </message>
    </context>
</TS>
