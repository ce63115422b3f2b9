<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>PageKeys</name>
        <message>
            <source>Users and rights</source>
            <translation>کاربران و دسترسی</translation>
        </message>
        <message>
            <source>Users and what they have</source>
            <translation>کاربران و نقش‌هایشان</translation>
        </message>
        <message>
            <source>What roles may do</source>
            <translation>دسترسی‌های نقش‌ها</translation>
        </message>
        <message>
            <source>Why somebody sees a case</source>
            <translation>چرا کسی پرونده‌ای را می‌بیند</translation>
        </message>
        <message>
            <source>A new user or role</source>
            <translation>کاربر یا نقش تازه</translation>
        </message>
        <message>
            <source>Take the role away</source>
            <translation>گرفتن نقش</translation>
        </message>
        <message>
            <source>Give the right or take it away</source>
            <translation>دادن یا گرفتن دسترسی</translation>
        </message>
        <message>
            <source>Take back what is not saved</source>
            <translation>برگرداندن ذخیره‌نشده‌ها</translation>
        </message>
        <message>
            <source>Details of the role</source>
            <translation>مشخصات نقش</translation>
        </message>
        <message>
            <source>Switch the role off or on</source>
            <translation>کنار گذاشتن نقش یا به کار گرفتن آن</translation>
        </message>
        <message>
            <source>The list</source>
            <translation>فهرست</translation>
        </message>
        <message>
            <source>The line before</source>
            <translation>سطر پیشین</translation>
        </message>
        <message>
            <source>The next line</source>
            <translation>سطر بعد</translation>
        </message>
        <message>
            <source>A page on</source>
            <translation>یک صفحه جلوتر</translation>
        </message>
        <message>
            <source>The last line</source>
            <translation>سطر پایانی</translation>
        </message>
        <message>
            <source>Mark the line, or unmark it</source>
            <translation>نشان کردن سطر یا برداشتن نشان</translation>
        </message>
        <message>
            <source>Mark all lines</source>
            <translation>نشان کردن همهٔ سطرها</translation>
        </message>
        <message>
            <source>Open the case</source>
            <translation>باز کردن پرونده</translation>
        </message>
        <message>
            <source>Back from the case to the list</source>
            <translation>بازگشت از پرونده به فهرست</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>خانه‌های فرم</translation>
        </message>
        <message>
            <source>On to the next field, or take the suggestion</source>
            <translation>رفتن به خانهٔ بعد یا پذیرفتن پیشنهاد</translation>
        </message>
        <message>
            <source>Finish what is being written</source>
            <translation>پایان نوشتن و ثبت</translation>
        </message>
        <message>
            <source>Leave the suggestions or the form</source>
            <translation>بستن پیشنهادها یا فرم</translation>
        </message>
        <message>
            <source>Undo in the field</source>
            <translation>واگرد در همان خانه</translation>
        </message>
        <message>
            <source>Open the calendar of a date</source>
            <translation>باز کردن تقویم</translation>
        </message>
        <message>
            <source>The next field, without taking anything</source>
            <translation>خانهٔ بعد، بی پذیرفتن پیشنهاد</translation>
        </message>
        <message>
            <source>Call desk</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Register the message; afterwards hand it on</source>
            <translation>ثبت پیام و سپس پیش بردن آن</translation>
        </message>
        <message>
            <source>Words of the citizen</source>
            <translation>گفتهٔ شهروند</translation>
        </message>
        <message>
            <source>Questions of the subject</source>
            <translation>پرسش‌های موضوع</translation>
        </message>
        <message>
            <source>Instant, or to be followed up</source>
            <translation>آنی یا قابل پیگیری</translation>
        </message>
        <message>
            <source>Channel of the message</source>
            <translation>درگاه پیام</translation>
        </message>
        <message>
            <source>To whom it is referred directly</source>
            <translation>ارجاع مستقیم به</translation>
        </message>
        <message>
            <source>Files of the call</source>
            <translation>فایل‌های تماس</translation>
        </message>
        <message>
            <source>Put the call on hold</source>
            <translation>نگه‌داشتن تماس</translation>
        </message>
        <message>
            <source>Back to the first call on hold</source>
            <translation>بازگشت به نخستین تماس نگه‌داشته</translation>
        </message>
        <message>
            <source>Add the call to the first case beside it</source>
            <translation>افزودن تماس به نخستین پروندهٔ کنار فرم</translation>
        </message>
        <message>
            <source>The next caller; twice where something is typed</source>
            <translation>تماس بعدی؛ اگر چیزی نوشته شده، با بار دوم</translation>
        </message>
        <message>
            <source>Copy the tracking code</source>
            <translation>رونوشت کد رهگیری</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>پرونده</translation>
        </message>
        <message>
            <source>The next part of the case</source>
            <translation>بخش بعدی پرونده</translation>
        </message>
        <message>
            <source>Do it</source>
            <translation>انجام</translation>
        </message>
        <message>
            <source>Put it away without doing it</source>
            <translation>انصراف</translation>
        </message>
        <message>
            <source>Keep what stands there</source>
            <translation>آنچه هست بماند</translation>
        </message>
        <message>
            <source>Replace it by what is proposed</source>
            <translation>پیشنهاد جایگزین شود</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>مستندات</translation>
        </message>
        <message>
            <source>Add a file</source>
            <translation>افزودن فایل</translation>
        </message>
        <message>
            <source>Look at the file</source>
            <translation>دیدن فایل</translation>
        </message>
        <message>
            <source>Paste a file or picture</source>
            <translation>چسباندن فایل یا تصویر</translation>
        </message>
        <message>
            <source>Save the file elsewhere</source>
            <translation>ذخیرهٔ فایل در جای دیگر</translation>
        </message>
        <message>
            <source>Confirm the document</source>
            <translation>تأیید مدرک</translation>
        </message>
        <message>
            <source>The document is deficient</source>
            <translation>نقص مدرک</translation>
        </message>
        <message>
            <source>Reject the document</source>
            <translation>رد مدرک</translation>
        </message>
        <message>
            <source>Take the file out</source>
            <translation>برداشتن فایل</translation>
        </message>
        <message>
            <source>Open the file with another program</source>
            <translation>باز کردن فایل با برنامهٔ دیگر</translation>
        </message>
        <message>
            <source>Back from the file</source>
            <translation>بازگشت از فایل</translation>
        </message>
        <message>
            <source>Citizen and message</source>
            <translation>شهروند و پیام</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>ذخیره</translation>
        </message>
        <message>
            <source>Back; twice where something is not saved</source>
            <translation>بازگشت؛ اگر چیزی ذخیره نشده، با بار دوم</translation>
        </message>
        <message>
            <source>Make the citizen a permanent subscriber</source>
            <translation>ثبت اشتراک شهروند</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
        </message>
        <message>
            <source>The case that it is about</source>
            <translation>پروندهٔ مربوط</translation>
        </message>
        <message>
            <source>Type it anew and send it</source>
            <translation>ویرایش و ارسال</translation>
        </message>
        <message>
            <source>Send it again as it is</source>
            <translation>ارسال دوباره به همان صورت</translation>
        </message>
        <message>
            <source>Put it aside</source>
            <translation>کنار گذاشتن</translation>
        </message>
        <message>
            <source>Add it to the other case</source>
            <translation>افزودن به پروندهٔ دیگر</translation>
        </message>
        <message>
            <source>Copy what was typed</source>
            <translation>رونوشت نوشته‌ها</translation>
        </message>
        <message>
            <source>Have it tried again</source>
            <translation>اجرای دوباره</translation>
        </message>
        <message>
            <source>Refuse it with a reason</source>
            <translation>رد با دلیل</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>A new record</source>
            <translation>رکورد تازه</translation>
        </message>
        <message>
            <source>Save the record</source>
            <translation>ذخیرهٔ رکورد</translation>
        </message>
        <message>
            <source>From the list into the form</source>
            <translation>از فهرست به فرم</translation>
        </message>
        <message>
            <source>Back from the form to the list</source>
            <translation>از فرم به فهرست</translation>
        </message>
        <message>
            <source>Switch the record off or on</source>
            <translation>کنار گذاشتن رکورد یا به کار گرفتن آن</translation>
        </message>
        <message>
            <source>Bring records in from a file</source>
            <translation>وارد کردن رکوردها از فایل</translation>
        </message>
        <message>
            <source>Write the records to a file</source>
            <translation>نوشتن رکوردها در فایل</translation>
        </message>
        <message>
            <source>Cases of another system</source>
            <translation>ورود پرونده‌ها</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>گزیدن فایل</translation>
        </message>
        <message>
            <source>Use a map that there is</source>
            <translation>به کار بردن نگاشت آماده</translation>
        </message>
        <message>
            <source>Save the map</source>
            <translation>ذخیرهٔ نگاشت</translation>
        </message>
        <message>
            <source>Check the whole file</source>
            <translation>بررسی همهٔ فایل</translation>
        </message>
        <message>
            <source>Stop the check</source>
            <translation>توقف بررسی</translation>
        </message>
        <message>
            <source>Columns of the file</source>
            <translation>ستون‌های فایل</translation>
        </message>
        <message>
            <source>Words of the file</source>
            <translation>واژه‌های فایل</translation>
        </message>
        <message>
            <source>Result of the check</source>
            <translation>نتیجهٔ بررسی</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>راهنما</translation>
        </message>
        <message>
            <source>Search in the help</source>
            <translation>جست‌وجو در راهنما</translation>
        </message>
        <message>
            <source>The next link of the text</source>
            <translation>پیوند بعدی متن</translation>
        </message>
        <message>
            <source>Follow the link</source>
            <translation>رفتن به پیوند</translation>
        </message>
        <message>
            <source>Back to the text before</source>
            <translation>بازگشت به متن پیشین</translation>
        </message>
        <message>
            <source>Back to where you were</source>
            <translation>بازگشت به جایی که بودید</translation>
        </message>
        <message>
            <source>Merge another record of the citizen</source>
            <translation>یکی کردن مشخصات دیگر شهروند</translation>
        </message>
        <message>
            <source>Part the merged record</source>
            <translation>جدا کردن مشخصات یکی‌شده</translation>
        </message>
        <message>
            <source>Merge the record into another one, or part the two</source>
            <translation>یکی کردن رکورد با رکوردی دیگر، یا جدا کردن دوباره</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::HelpCorner</name>
        <message>
            <source>Help</source>
            <translation>راهنما</translation>
        </message>
    </context>
    <context>
        <name>peygir::uikit::HelpView</name>
        <message>
            <source>A word of what you look for</source>
            <translation>واژه‌ای از آنچه می‌جویید</translation>
        </message>
        <message>
            <source>Search in the help</source>
            <translation>جست‌وجو در راهنما</translation>
        </message>
        <message>
            <source>Texts of the help</source>
            <translation>متن‌های راهنما</translation>
        </message>
        <message>
            <source>Text of the help</source>
            <translation>متن راهنما</translation>
        </message>
        <message>
            <source>No text has these words.</source>
            <translation>هیچ متنی این واژه‌ها را ندارد.</translation>
        </message>
    </context>
</TS>
