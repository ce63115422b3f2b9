<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Commands</name>
        <message>
            <source>Moving a promised end</source>
            <translation>جابه‌جایی مهلت</translation>
        </message>
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
        <message>
            <source>Change of roles</source>
            <translation>تغییر نقش‌ها</translation>
        </message>
        <message>
            <source>Change of a mobile number</source>
            <translation>تغییر شمارهٔ همراه</translation>
        </message>
        <message>
            <source>Putting aside</source>
            <translation>کنار گذاشتن</translation>
        </message>
        <message>
            <source>Attaching a file</source>
            <translation>پیوست فایل</translation>
        </message>
        <message>
            <source>Review of a document</source>
            <translation>بررسی مدرک</translation>
        </message>
        <message>
            <source>Case of another system</source>
            <translation>پروندهٔ سامانهٔ دیگر</translation>
        </message>
        <message>
            <source>Merging of two records of a citizen</source>
            <translation>یکی کردن مشخصات تکراری شهروند</translation>
        </message>
        <message>
            <source>Parting of two records of a citizen</source>
            <translation>جدا کردن مشخصات یکی‌شدهٔ شهروند</translation>
        </message>
        <message>
            <source>Merging of two records of base information</source>
            <translation>یکی کردن دو رکورد اطلاعات پایه</translation>
        </message>
        <message>
            <source>Parting of two records of base information</source>
            <translation>جدا کردن دو رکورد اطلاعات پایه</translation>
        </message>
    </context>
    <context>
        <name>peygir::access::AttentionPage</name>
        <message>
            <source>Send again (Ctrl+Enter)</source>
            <translation>ارسال دوباره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Put aside (Del)</source>
            <translation>کنار گذاشتن (Del)</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
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
        <message>
            <source>Type it anew (Ctrl+E)</source>
            <translation>ویرایش و ارسال (Ctrl+E)</translation>
        </message>
        <message>
            <source>Add to the other case (Ctrl+J)</source>
            <translation>افزودن به پروندهٔ دیگر (Ctrl+J)</translation>
        </message>
        <message>
            <source>Added to the other case as a note.</source>
            <translation>به پروندهٔ دیگر به‌صورت یادداشت افزوده شد.</translation>
        </message>
        <message>
            <source>What was typed is copied.</source>
            <translation>رونوشت نوشته‌ها گرفته شد.</translation>
        </message>
        <message>
            <source>It is settled already.</source>
            <translation>پیش‌تر تعیین تکلیف شده است.</translation>
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
    <context>
        <name>CommandFields</name>
        <message>
            <source>Mobile number</source>
            <translation>شمارهٔ همراه</translation>
        </message>
        <message>
            <source>Roles that were changed</source>
            <translation>نقش‌های تغییریافته</translation>
        </message>
        <message>
            <source>Code that was told</source>
            <translation>کد رهگیری</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>پرونده</translation>
        </message>
        <message>
            <source>Citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>مدرک</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>شخص</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>نقش</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>واحد</translation>
        </message>
        <message>
            <source>Group of subjects</source>
            <translation>دسته موضوع</translation>
        </message>
        <message>
            <source>Given</source>
            <translation>داده می‌شود</translation>
        </message>
        <message>
            <source>Kind of record</source>
            <translation>نوع رکورد</translation>
        </message>
        <message>
            <source>Other system</source>
            <translation>سامانهٔ دیگر</translation>
        </message>
        <message>
            <source>Former number</source>
            <translation>شمارهٔ پیشین</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>عملیات</translation>
        </message>
        <message>
            <source>Referred to</source>
            <translation>ارجاع به</translation>
        </message>
        <message>
            <source>Decision about the proposal</source>
            <translation>تصمیم دربارهٔ مغایرت</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>تصمیم</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>بررسی مدرک</translation>
        </message>
        <message>
            <source>Phone of the caller</source>
            <translation>تلفن تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Name of the caller</source>
            <translation>نام تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Further phones</source>
            <translation>تلفن‌های دیگر</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>نشانی‌ها</translation>
        </message>
        <message>
            <source>National ID</source>
            <translation>کد ملی</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>مکان</translation>
        </message>
        <message>
            <source>House number</source>
            <translation>پلاک</translation>
        </message>
        <message>
            <source>Rest of the address</source>
            <translation>بقیهٔ نشانی</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>درگاه</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>فوریت</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>چک لیست</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>شرح</translation>
        </message>
        <message>
            <source>What was answered</source>
            <translation>پاسخ داده‌شده</translation>
        </message>
        <message>
            <source>Referred directly to</source>
            <translation>ارجاع مستقیم به</translation>
        </message>
        <message>
            <source>Kind of document</source>
            <translation>نوع مدرک</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>عنوان</translation>
        </message>
        <message>
            <source>Name of the file</source>
            <translation>نام فایل</translation>
        </message>
        <message>
            <source>Size in bytes</source>
            <translation>حجم به بایت</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>مقادیر</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>توضیحات</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>دلیل</translation>
        </message>
        <message>
            <source>Promised for</source>
            <translation>مهلت گفته‌شده</translation>
        </message>
        <message>
            <source>Closed at</source>
            <translation>زمان بستن</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>رکورد</translation>
        </message>
        <message>
            <source>Phone call</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>SMS</source>
            <translation>پیامک</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>ایمیل</translation>
        </message>
        <message>
            <source>Web</source>
            <translation>وب</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>نامه</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>حضوری</translation>
        </message>
        <message>
            <source>Voice menu</source>
            <translation>تلفن گویا</translation>
        </message>
        <message>
            <source>App</source>
            <translation>برنامهٔ همراه</translation>
        </message>
        <message>
            <source>Instant</source>
            <translation>آنی</translation>
        </message>
        <message>
            <source>To be followed up</source>
            <translation>قابل پیگیری</translation>
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
            <translation>تایید</translation>
        </message>
        <message>
            <source>Deficient</source>
            <translation>نقص</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>رد شده</translation>
        </message>
        <message>
            <source>Keep what stands there</source>
            <translation>نگه داشتن آنچه هست</translation>
        </message>
        <message>
            <source>Replace it</source>
            <translation>جایگزینی</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>اجرای دوباره</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>رد</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>بله</translation>
        </message>
        <message>
            <source>No</source>
            <translation>خیر</translation>
        </message>
        <message>
            <source>Record of the citizen that is kept</source>
            <translation>مشخصاتی که می‌ماند</translation>
        </message>
        <message>
            <source>Record that is merged into it</source>
            <translation>مشخصاتی که با آن یکی می‌شود</translation>
        </message>
        <message>
            <source>Record that stays</source>
            <translation>رکوردی که می‌ماند</translation>
        </message>
        <message>
            <source>Record that is shown as that one</source>
            <translation>رکوردی که با نام آن دیده می‌شود</translation>
        </message>
    </context>
    <context>
        <name>peygir::access::TypedView</name>
        <message>
            <source>Send it like this (Ctrl+Enter)</source>
            <translation>ارسال به همین صورت (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>What was typed</source>
            <translation>آنچه نوشته شده بود</translation>
        </message>
    </context>
</TS>
