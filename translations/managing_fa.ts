<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Records</name>
        <message>
            <source>Sub-sections of the managing cartable</source>
            <translation>زیربخش‌های کارتابل مدیریت</translation>
        </message>
        <message>
            <source>Accesses to sub-sections</source>
            <translation>دسترسی به زیربخش‌ها</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>خدمات</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>Users</source>
            <translation>کاربران</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>درخواست‌ها</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>گزارش‌ها</translation>
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
            <source>Answering citizens</source>
            <translation>پاسخ به شهروندان</translation>
        </message>
        <message>
            <source>Referred by me</source>
            <translation>ارجاع‌های من</translation>
        </message>
        <message>
            <source>Registered by me</source>
            <translation>ثبت‌های من</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>بایگانی</translation>
        </message>
        <message>
            <source>Final and licensed</source>
            <translation>نهایی و مجوزدار</translation>
        </message>
        <message>
            <source>All cases</source>
            <translation>همهٔ پرونده‌ها</translation>
        </message>
        <message>
            <source>Supervision of cartables</source>
            <translation>نظارت بر کارتابل‌ها</translation>
        </message>
        <message>
            <source>Users and rights</source>
            <translation>کاربران و دسترسی‌ها</translation>
        </message>
        <message>
            <source>Organisation chart</source>
            <translation>چارت سازمانی</translation>
        </message>
        <message>
            <source>Processes</source>
            <translation>فرآیندها</translation>
        </message>
        <message>
            <source>Bringing in old cases</source>
            <translation>آوردن پرونده‌های پیشین</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
        </message>
        <message>
            <source>Synchronisation</source>
            <translation>همگام‌سازی</translation>
        </message>
        <message>
            <source>Bell</source>
            <translation>زنگ</translation>
        </message>
        <message>
            <source>Check mark</source>
            <translation>نشان انجام</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>ساعت</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>برگه</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>پوشه</translation>
        </message>
        <message>
            <source>History</source>
            <translation>سوابق</translation>
        </message>
        <message>
            <source>House</source>
            <translation>ساختمان</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>صندوق ورودی</translation>
        </message>
        <message>
            <source>List</source>
            <translation>فهرست</translation>
        </message>
        <message>
            <source>Place on a map</source>
            <translation>جای روی نقشه</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>پیام</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>جدول</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>هشدار</translation>
        </message>
        <message>
            <source>One person</source>
            <translation>یک نفر</translation>
        </message>
        <message>
            <source>People</source>
            <translation>چند نفر</translation>
        </message>
        <message>
            <source>sub-section</source>
            <translation>زیربخش</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>عنوان</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>بخش</translation>
        </message>
        <message>
            <source>Place within the section</source>
            <translation>جای آن در بخش</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>نشانه</translation>
        </message>
        <message>
            <source>Opens</source>
            <translation>چه چیزی را باز می‌کند</translation>
        </message>
        <message>
            <source>Which base information</source>
            <translation>کدام اطلاعات پایه</translation>
        </message>
        <message>
            <source>Which cases of the list</source>
            <translation>کدام پرونده‌های فهرست</translation>
        </message>
        <message>
            <source>Open ones</source>
            <translation>پرونده‌های باز</translation>
        </message>
        <message>
            <source>Late ones</source>
            <translation>دیرکرده‌ها</translation>
        </message>
        <message>
            <source>Promised for today</source>
            <translation>موعد امروز</translation>
        </message>
        <message>
            <source>Registered today</source>
            <translation>ثبت‌شدهٔ امروز</translation>
        </message>
        <message>
            <source>Group of subjects (of a list)</source>
            <translation>دستهٔ موضوع (در فهرست)</translation>
        </message>
        <message>
            <source>Region (of a list)</source>
            <translation>منطقه (در فهرست)</translation>
        </message>
        <message>
            <source>Who sees it</source>
            <translation>چه کسی آن را می‌بیند</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>همه</translation>
        </message>
        <message>
            <source>Whoever supervises somebody</source>
            <translation>هر کس بر کسی نظارت دارد</translation>
        </message>
        <message>
            <source>Only those whom an access names</source>
            <translation>تنها آنان که دسترسی دارند</translation>
        </message>
        <message>
            <source>access to a sub-section</source>
            <translation>دسترسی به زیربخش</translation>
        </message>
        <message>
            <source>Sub-section</source>
            <translation>زیربخش</translation>
        </message>
        <message>
            <source>Kind of access</source>
            <translation>نوع دسترسی</translation>
        </message>
        <message>
            <source>Sees it</source>
            <translation>می‌بیند</translation>
        </message>
        <message>
            <source>Does not see it</source>
            <translation>نمی‌بیند</translation>
        </message>
        <message>
            <source>Whoever has the role</source>
            <translation>هر کس این نقش را دارد</translation>
        </message>
        <message>
            <source>Or this person</source>
            <translation>یا این شخص</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::ManagingPage</name>
        <message>
            <source>Services</source>
            <translation>خدمات</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>Users</source>
            <translation>کاربران</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>درخواست‌ها</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>گزارش‌ها</translation>
        </message>
        <message>
            <source>%1 cases</source>
            <translation>%1 پرونده</translation>
        </message>
        <message>
            <source>about %1 cases</source>
            <translation>حدود %1 پرونده</translation>
        </message>
        <message>
            <source>at least %1 cases</source>
            <translation>دست‌کم %1 پرونده</translation>
        </message>
        <message>
            <source>Nothing here is given to you.</source>
            <translation>در این بخش چیزی به شما داده نشده است.</translation>
        </message>
        <message>
            <source>Change (Ctrl+E)</source>
            <translation>تغییر (Ctrl+E)</translation>
        </message>
        <message>
            <source>New sub-section (Ctrl+N)</source>
            <translation>زیربخش تازه (Ctrl+N)</translation>
        </message>
        <message>
            <source>Who sees it (Ctrl+L)</source>
            <translation>چه کسی می‌بیند (Ctrl+L)</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::ManagingCorner</name>
        <message>
            <source>Managing cartable</source>
            <translation>کارتابل مدیریت</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Say which base information it opens.</source>
            <translation>بگویید کدام اطلاعات پایه را باز می‌کند.</translation>
        </message>
        <message>
            <source>This sub-section is not there. Choose one from the list.</source>
            <translation>چنین زیربخشی نیست؛ یکی را از فهرست برگزینید.</translation>
        </message>
        <message>
            <source>Name either a role or a person, not both.</source>
            <translation>یا نقش را بنویسید یا شخص را، نه هر دو.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Managing cartable</source>
            <translation>کارتابل مدیریت</translation>
        </message>
        <message>
            <source>From section to section</source>
            <translation>از بخشی به بخش دیگر</translation>
        </message>
        <message>
            <source>Open the sub-section</source>
            <translation>باز کردن زیربخش</translation>
        </message>
        <message>
            <source>Change the sub-section</source>
            <translation>تغییر زیربخش</translation>
        </message>
        <message>
            <source>A new sub-section</source>
            <translation>زیربخش تازه</translation>
        </message>
        <message>
            <source>Who sees the sub-sections</source>
            <translation>چه کسی زیربخش‌ها را می‌بیند</translation>
        </message>
    </context>
</TS>
