<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en">
<context>
    <name>Ages</name>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln دقیقه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln ساعت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln روز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln months</source>
        <translation>
            <numerusform>%Ln ماه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln years</source>
        <translation>
            <numerusform>%Ln سال</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 دیرکرد</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This could not be done. What you typed is kept; tell the support desk this word: %1</source>
        <translation>این کار انجام نشد. آنچه نوشته‌اید مانده است؛ این واژه را به پشتیبانی بگویید: %1</translation>
    </message>
    <message>
        <source>This is no date. Write it like 1405/8/30, or today, or +3.</source>
        <translation>این تاریخ نیست. آن را مانند ۱۴۰۵/۸/۳۰ یا «امروز» یا +۳ بنویسید.</translation>
    </message>
    <message>
        <source>The year must lie between %{first} and %{last}.</source>
        <translation>سال باید میان %{first} و %{last} باشد.</translation>
    </message>
    <message>
        <source>There is no month %{month}. The months are 1 to 12.</source>
        <translation>ماه %{month} نداریم؛ ماه‌ها از ۱ تا ۱۲ هستند.</translation>
    </message>
    <message>
        <source>There is no such day: month %{month} of %{year} has %{days_in_month} days.</source>
        <translation>چنین روزی نیست: ماه %{month} سال %{year} تنها %{days_in_month} روز دارد.</translation>
    </message>
    <message>
        <source>Write the phone number.</source>
        <translation>شمارهٔ تلفن را بنویسید.</translation>
    </message>
    <message>
        <source>A phone number has no letters. Write digits only.</source>
        <translation>در شمارهٔ تلفن حرف نیست. تنها رقم بنویسید.</translation>
    </message>
    <message>
        <source>There is a sign in it that is no part of a phone number. Write digits only.</source>
        <translation>نشانه‌ای در آن است که در شمارهٔ تلفن نمی‌آید. تنها رقم بنویسید.</translation>
    </message>
    <message>
        <source>The number is too short: it has %{digits} digits.</source>
        <translation>شماره کوتاه است: %{digits} رقم دارد.</translation>
    </message>
    <message>
        <source>The number is too long: it has %{digits} digits.</source>
        <translation>شماره بلند است: %{digits} رقم دارد.</translation>
    </message>
    <message>
        <source>This is a number of another country. Give a number in Iran.</source>
        <translation>این شمارهٔ کشور دیگری است. شماره‌ای در ایران بنویسید.</translation>
    </message>
    <message>
        <source>No phone number begins with %{prefix}. Check the first digits.</source>
        <translation>هیچ شماره‌ای با %{prefix} آغاز نمی‌شود. رقم‌های نخست را بازبینی کنید.</translation>
    </message>
    <message>
        <source>The code of the city is missing. Write it before the number.</source>
        <translation>پیش‌شمارهٔ شهر نیامده است. آن را پیش از شماره بنویسید.</translation>
    </message>
    <message>
        <source>Write the national id.</source>
        <translation>کد ملی را بنویسید.</translation>
    </message>
    <message>
        <source>A national id has no letters. Write digits only.</source>
        <translation>در کد ملی حرف نیست. تنها رقم بنویسید.</translation>
    </message>
    <message>
        <source>A national id has %{needed} digits; this one has %{digits}.</source>
        <translation>کد ملی %{needed} رقم دارد؛ این یکی %{digits} رقم است.</translation>
    </message>
    <message>
        <source>This national id cannot be right: one of its digits is mistyped. Ask for it again.</source>
        <translation>این کد ملی نمی‌تواند درست باشد: یکی از رقم‌ها نادرست نوشته شده است. دوباره بپرسید.</translation>
    </message>
    <message>
        <source>Such a national id was never issued. Ask for it again.</source>
        <translation>چنین کد ملی‌ای هرگز داده نشده است. دوباره بپرسید.</translation>
    </message>
    <message>
        <source>Write the id of the legal person.</source>
        <translation>شناسهٔ ملی شخص حقوقی را بنویسید.</translation>
    </message>
    <message>
        <source>The id of a legal person has no letters. Write digits only.</source>
        <translation>در شناسهٔ شخص حقوقی حرف نیست. تنها رقم بنویسید.</translation>
    </message>
    <message>
        <source>The id of a legal person has %{needed} digits; this one has %{digits}.</source>
        <translation>شناسهٔ شخص حقوقی %{needed} رقم دارد؛ این یکی %{digits} رقم است.</translation>
    </message>
    <message>
        <source>This id cannot be right: one of its digits is mistyped. Ask for it again.</source>
        <translation>این شناسه نمی‌تواند درست باشد: یکی از رقم‌ها نادرست نوشته شده است. دوباره بپرسید.</translation>
    </message>
    <message>
        <source>Such an id was never issued. Ask for it again.</source>
        <translation>چنین شناسه‌ای هرگز داده نشده است. دوباره بپرسید.</translation>
    </message>
    <message>
        <source>Write the postal code.</source>
        <translation>کد پستی را بنویسید.</translation>
    </message>
    <message>
        <source>A postal code has no letters. Write digits only.</source>
        <translation>در کد پستی حرف نیست. تنها رقم بنویسید.</translation>
    </message>
    <message>
        <source>A postal code has %{needed} digits; this one has %{digits}.</source>
        <translation>کد پستی %{needed} رقم دارد؛ این یکی %{digits} رقم است.</translation>
    </message>
    <message>
        <source>Such a postal code was never issued. Check it.</source>
        <translation>چنین کد پستی‌ای هرگز داده نشده است. آن را بازبینی کنید.</translation>
    </message>
    <message>
        <source>Write something here.</source>
        <translation>چیزی در اینجا بنویسید.</translation>
    </message>
    <message>
        <source>This is too long: %{length} characters, at most %{most} are kept.</source>
        <translation>این نوشته بلند است: %{length} نویسه دارد و بیشینه %{most} است.</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::CommandPalette</name>
    <message>
        <source>Find anything</source>
        <translation>یافتن هر چیزی</translation>
    </message>
    <message>
        <source>Find an action, a case, a person…</source>
        <translation>کار، پرونده یا شخصی را بیابید…</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>صفحه‌ها</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>کارها</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>به‌تازگی</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::HeaderBar</name>
    <message>
        <source>Find anything…</source>
        <translation>هر چیزی را بیابید…</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>یافتن هر چیزی</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::HistoryView</name>
    <message>
        <source>History</source>
        <translation>تاریخچه</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::JalaliCalendar</name>
    <message>
        <source>Previous month</source>
        <translation>ماه پیش</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>ماه بعد</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::JalaliDateEdit</name>
    <message>
        <source>Pick a day (F4)</source>
        <translation>برگزیدن روز (F4)</translation>
    </message>
    <message>
        <source>The earliest day possible is %1.</source>
        <translation>زودترین روز ممکن %1 است.</translation>
    </message>
    <message>
        <source>The latest day possible is %1.</source>
        <translation>دیرترین روز ممکن %1 است.</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::MessageBar</name>
    <message>
        <source>Undo</source>
        <translation>برگردان</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>بستن پیام</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::NavigationRail</name>
    <message>
        <source>Places</source>
        <translation>بخش‌ها</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>نمایش نام‌ها</translation>
    </message>
    <message>
        <source>Show icons only</source>
        <translation>تنها نمادها</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::NumberEdit</name>
    <message>
        <source>Give a number from %1 to %2.</source>
        <translation>عددی از %1 تا %2 بنویسید.</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::PagedListModel</name>
    <message>
        <source>%1 items</source>
        <translation>%1 مورد</translation>
    </message>
    <message>
        <source>about %1 items</source>
        <translation>حدود %1 مورد</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>در حال خواندن…</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>نشان‌شده</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>پیشنهادها</translation>
    </message>
</context>
<context>
    <name>peygir::uikit::SyncIndicator</name>
    <message>
        <source>Show the line, what is queued and what needs attention (Ctrl+F10, F10)</source>
        <translation>نمایش خط، آنچه در صف است و آنچه نیازمند توجه است (Ctrl+F10، F10)</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>برخط</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>در حال همگام‌سازی</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>قطع از مرکز</translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued</source>
        <translation>
            <numerusform>%Ln در صف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln نیازمند توجه</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>peygir::uikit::TypeAheadEdit</name>
    <message>
        <source>Choose one from the list: type a part of the name and press Enter.</source>
        <translation>یکی را از فهرست برگزینید: بخشی از نام را بنویسید و Enter را بزنید.</translation>
    </message>
    <message>
        <source>Nothing has this in its name. Type another part of it.</source>
        <translation>چیزی با این نام نیست. بخش دیگری از نام را بنویسید.</translation>
    </message>
</context>
    <context>
        <name>LineLimit</name>
        <message numerus="yes">
            <source>No more than %Ln letter(s) fit here; the rest was left out.</source>
            <translation>
                <numerusform>بیش از %Ln نویسه در این خانه جا نمی‌شود؛ باقی متن کنار گذاشته شد.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::uikit::CommandPalette</name>
        <message>
            <source>Nothing is found.</source>
            <translation>چیزی پیدا نشد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::uikit::SyncIndicator</name>
        <message>
            <source>Synchronising: %1</source>
            <translation>در حال همگام‌سازی: %1</translation>
        </message>
        <message>
            <source>Synchronising, %L1%</source>
            <translation>همگام‌سازی، %L1٪</translation>
        </message>
    </context>
</TS>
