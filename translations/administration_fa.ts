<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::desktop::AccessCorner</name>
        <message>
            <source>Users and rights</source>
            <translation>کاربران و دسترسی</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::AccessPage</name>
        <message>
            <source>Users and rights</source>
            <translation>کاربران و دسترسی</translation>
        </message>
        <message>
            <source>Users (Ctrl+1)</source>
            <translation>کاربران (Ctrl+1)</translation>
        </message>
        <message>
            <source>Roles (Ctrl+2)</source>
            <translation>نقش‌ها (Ctrl+2)</translation>
        </message>
        <message>
            <source>Why does he see it? (Ctrl+3)</source>
            <translation>چرا می‌بیند؟ (Ctrl+3)</translation>
        </message>
    </context>
    <context>
        <name>AccessWords</name>
        <message numerus="yes">
            <source>%Ln people keep it longer</source>
            <translation>
                <numerusform>%Ln نفر بیشتر نگه می‌دارند</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people keep it shorter</source>
            <translation>
                <numerusform>%Ln نفر کمتر نگه می‌دارند</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody keeps it longer or shorter</source>
            <translation>برای کسی بیشتر یا کمتر نمی‌شود</translation>
        </message>
        <message>
            <source>%1: %2 instead of %3 months after closing; %4</source>
            <translation>%1: %2 ماه به جای %3 ماه پس از بسته‌شدن؛ %4</translation>
        </message>
        <message>
            <source>a place that is not here</source>
            <translation>جایی که اینجا نیست</translation>
        </message>
        <message>
            <source>in “%1” and below</source>
            <translation>در «%1» و زیرمجموعه</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>در همه‌جا</translation>
        </message>
        <message>
            <source>%1, for the subjects of “%2”</source>
            <translation>%1، برای موضوع‌های «%2»</translation>
        </message>
        <message>
            <source>a role that is not here</source>
            <translation>نقشی که اینجا نیست</translation>
        </message>
        <message>
            <source>Given by the role %1, %2.</source>
            <translation>از نقش %1 دارد، %2.</translation>
        </message>
        <message>
            <source>The role %1 is switched off, so it gives nothing.</source>
            <translation>نقش %1 کنار گذاشته شده است و دسترسی نمی‌دهد.</translation>
        </message>
        <message>
            <source>The role %1 does not have it.</source>
            <translation>نقش %1 این دسترسی را ندارد.</translation>
        </message>
        <message>
            <source>The role %1 has it %2; the case is about another group.</source>
            <translation>نقش %1 آن را %2 دارد؛ پرونده از دستهٔ دیگری است.</translation>
        </message>
        <message>
            <source>The role %1 has it %2 only, and this reaches everywhere.</source>
            <translation>نقش %1 آن را تنها %2 دارد، و این کار به همه‌جا می‌رسد.</translation>
        </message>
        <message>
            <source>The role %1 has it %2; the case is not there.</source>
            <translation>نقش %1 آن را %2 دارد؛ پرونده آنجا نیست.</translation>
        </message>
        <message>
            <source>What the role %1 gives %2 could not be found out.</source>
            <translation>روشن نشد که نقش %1 %2 چه می‌دهد.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln people gain it</source>
            <translation>
                <numerusform>%Ln نفر به دست می‌آورند</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people lose it</source>
            <translation>
                <numerusform>%Ln نفر از دست می‌دهند</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>a post that is not here</source>
            <translation>پستی که اینجا نیست</translation>
        </message>
        <message>
            <source>“%1” of the post “%2”</source>
            <translation>«%1» از پست «%2»</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::ProfilePage</name>
        <message>
            <source>Where I am signed in</source>
            <translation>دستگاه‌هایی که با آن‌ها وارد شده‌ام</translation>
        </message>
        <message>
            <source>My mobile number</source>
            <translation>شمارهٔ همراه من</translation>
        </message>
        <message>
            <source>Save (Ctrl+Enter)</source>
            <translation>ذخیره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>My roles, and where they count</source>
            <translation>نقش‌های من و محدودهٔ آن‌ها</translation>
        </message>
        <message>
            <source>%1 — %2</source>
            <translation>%1 — %2</translation>
        </message>
        <message>
            <source>%1 (the role is switched off)</source>
            <translation>%1 (نقش کنار گذاشته شده)</translation>
        </message>
        <message>
            <source>Your mobile number is saved.</source>
            <translation>شمارهٔ همراه شما ذخیره شد.</translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message>
            <source>Months that its desks keep cards of closed cases</source>
            <translation>ماه‌هایی که رایانه‌هایش کارت پرونده‌های بسته را نگه می‌دارند</translation>
        </message>
        <message>
            <source>Months that its desks keep contents of closed cases</source>
            <translation>ماه‌هایی که رایانه‌هایش محتوای پرونده‌های بسته را نگه می‌دارند</translation>
        </message>
        <message>
            <source>Months that its desks keep citizens</source>
            <translation>ماه‌هایی که رایانه‌هایش شهروندان را نگه می‌دارند</translation>
        </message>
        <message>
            <source>Name of the role</source>
            <translation>نام نقش</translation>
        </message>
        <message>
            <source>Key of the role</source>
            <translation>کلید نقش</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::RoleMatrixModel</name>
        <message>
            <source>Not known to this version</source>
            <translation>ناشناخته در این نسخه</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>%1: yes</source>
            <translation>%1: دارد</translation>
        </message>
        <message>
            <source>%1: will be given</source>
            <translation>%1: داده خواهد شد</translation>
        </message>
        <message>
            <source>%1: will be taken away</source>
            <translation>%1: گرفته خواهد شد</translation>
        </message>
        <message>
            <source>%1: no</source>
            <translation>%1: ندارد</translation>
        </message>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln نفر</numerusform>
            </translation>
        </message>
        <message>
            <source>%1
%2</source>
            <translation>%1
%2</translation>
        </message>
        <message>
            <source>%1
switched off</source>
            <translation>%1
کنار گذاشته</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::RolesPanel</name>
        <message>
            <source>An empty field leaves it to the rule: cards %1, contents %2, citizens %3 months. 0 keeps open cases only.</source>
            <translation>خانهٔ خالی آن را به قاعده می‌سپارد: کارت %1، محتوا %2 و شهروندان %3 ماه. صفر تنها پرونده‌های باز را نگه می‌دارد.</translation>
        </message>
        <message>
            <source>When this is saved: %1. What is over for longer goes from those desks and is asked of the server.</source>
            <translation>با ذخیرهٔ این: %1. آنچه بیش از این از بسته‌شدنش گذشته از آن رایانه‌ها می‌رود و از سرور پرسیده می‌شود.</translation>
        </message>
        <message>
            <source>Save the table (Ctrl+Enter)</source>
            <translation>ذخیرهٔ جدول (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Take back what is not saved (Ctrl+Z)</source>
            <translation>برگرداندن ذخیره‌نشده‌ها (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Switch off or on (Ctrl+D)</source>
            <translation>کنار گذاشتن یا به کار گرفتن (Ctrl+D)</translation>
        </message>
        <message>
            <source>What each role may do</source>
            <translation>آنچه هر نقش اجازه دارد</translation>
        </message>
        <message>
            <source>New role (Ctrl+N)</source>
            <translation>نقش تازه (Ctrl+N)</translation>
        </message>
        <message>
            <source>Details of the role (F2)</source>
            <translation>مشخصات نقش (F2)</translation>
        </message>
        <message>
            <source>Save the role (Ctrl+Enter)</source>
            <translation>ذخیرهٔ نقش (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Leave it (Esc)</source>
            <translation>رها کردن (Esc)</translation>
        </message>
        <message>
            <source>Space gives what is not there and takes what is. Nothing counts before it is saved.</source>
            <translation>کلید فاصله دسترسی را می‌دهد یا می‌گیرد. تا ذخیره نشود به حساب نمی‌آید.</translation>
        </message>
        <message>
            <source>When this is saved, nobody gains or loses anything.</source>
            <translation>با ذخیرهٔ این جدول دسترسی هیچ‌کس کم یا زیاد نمی‌شود.</translation>
        </message>
        <message>
            <source>When this is saved: %1.</source>
            <translation>با ذخیرهٔ این جدول: %1.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln role(s) changed.</source>
            <translation>
                <numerusform>%Ln نقش تغییر کرد.</numerusform>
            </translation>
        </message>
        <message>
            <source>New role</source>
            <translation>نقش تازه</translation>
        </message>
        <message>
            <source>The role “%1”</source>
            <translation>نقش «%1»</translation>
        </message>
        <message>
            <source>The role is saved.</source>
            <translation>نقش ذخیره شد.</translation>
        </message>
        <message>
            <source>The role gives again what it has.</source>
            <translation>نقش دوباره به کار گرفته شد.</translation>
        </message>
        <message>
            <source>The role is switched off: those who have it have nothing by it.</source>
            <translation>نقش کنار گذاشته شد: به دارندگانش دیگر دسترسی نمی‌دهد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::GiveRoleLine</name>
        <message>
            <source>everywhere</source>
            <translation>در همه‌جا</translation>
        </message>
        <message>
            <source>all groups</source>
            <translation>همهٔ دسته‌ها</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>نقش</translation>
        </message>
        <message>
            <source>In this unit and below</source>
            <translation>در این واحد و زیرمجموعه</translation>
        </message>
        <message>
            <source>For this group of subjects</source>
            <translation>برای این دستهٔ موضوع</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>همه‌جا</translation>
        </message>
        <message>
            <source>the post’s own unit</source>
            <translation>واحد خود پست</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::UserPanel</name>
        <message>
            <source>Devices on which he is signed in</source>
            <translation>دستگاه‌هایی که با آن‌ها وارد شده است</translation>
        </message>
        <message>
            <source>Save (Ctrl+Enter)</source>
            <translation>ذخیره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Give this role</source>
            <translation>دادن این نقش</translation>
        </message>
        <message>
            <source>Take away (Del)</source>
            <translation>گرفتن نقش (Del)</translation>
        </message>
        <message>
            <source>Roles, and where they count</source>
            <translation>نقش‌ها و محدودهٔ آن‌ها</translation>
        </message>
        <message>
            <source>Roles of the user</source>
            <translation>نقش‌های کاربر</translation>
        </message>
        <message>
            <source>%1 — %2</source>
            <translation>%1 — %2</translation>
        </message>
        <message>
            <source>a role that is not here</source>
            <translation>نقشی که اینجا نیست</translation>
        </message>
        <message>
            <source>%1 (the role is switched off)</source>
            <translation>%1 (نقش کنار گذاشته شده)</translation>
        </message>
        <message>
            <source>New user</source>
            <translation>کاربر تازه</translation>
        </message>
        <message>
            <source>Choose somebody in the list</source>
            <translation>کسی را در فهرست برگزینید</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>کنار گذاشته</translation>
        </message>
        <message>
            <source>Use again</source>
            <translation>دوباره به کار گرفتن</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>کنار گذاشتن</translation>
        </message>
        <message>
            <source>The user is there. Now give him a role.</source>
            <translation>کاربر ساخته شد. اکنون نقشی به او بدهید.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>ذخیره شد.</translation>
        </message>
        <message>
            <source>The user is in use again.</source>
            <translation>کاربر دوباره به کار گرفته شد.</translation>
        </message>
        <message>
            <source>The user is switched off.</source>
            <translation>کاربر کنار گذاشته شد.</translation>
        </message>
        <message>
            <source>The role “%1” is given.</source>
            <translation>نقش «%1» داده شد.</translation>
        </message>
        <message>
            <source>The role “%1” is taken away.</source>
            <translation>نقش «%1» گرفته شد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::UserRowProvider</name>
        <message>
            <source>no role</source>
            <translation>بدون نقش</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>کنار گذاشته</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::UsersPanel</name>
        <message>
            <source>Also those switched off</source>
            <translation>کنارگذاشته‌ها هم</translation>
        </message>
        <message>
            <source>Any part of a name, a duty or a role</source>
            <translation>هر بخشی از نام، سمت یا نقش</translation>
        </message>
        <message>
            <source>In this unit or below: %1</source>
            <translation>در این واحد و زیرمجموعه: %1</translation>
        </message>
        <message>
            <source>Role: %1</source>
            <translation>نقش: %1</translation>
        </message>
        <message>
            <source>Search in the users</source>
            <translation>جست‌وجو در کاربران</translation>
        </message>
        <message>
            <source>Any role</source>
            <translation>هر نقشی</translation>
        </message>
        <message>
            <source>Search: %1</source>
            <translation>جست‌وجو: %1</translation>
        </message>
        <message>
            <source>Who has this role</source>
            <translation>دارندگان این نقش</translation>
        </message>
        <message>
            <source>Any unit</source>
            <translation>هر واحدی</translation>
        </message>
        <message>
            <source>Who has a role in this unit or below</source>
            <translation>دارندگان نقش در این واحد و زیرمجموعه</translation>
        </message>
        <message>
            <source>Users</source>
            <translation>کاربران</translation>
        </message>
        <message>
            <source>New user (Ctrl+N)</source>
            <translation>کاربر تازه (Ctrl+N)</translation>
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
    <context>
        <name>Verbs</name>
        <message>
            <source>Ask an official</source>
            <translation>پرسش از مسئول</translation>
        </message>
        <message>
            <source>Record an official&apos;s reply</source>
            <translation>ثبت جوابیهٔ مسئول</translation>
        </message>
        <message>
            <source>Return a case as another unit&apos;s work</source>
            <translation>بازگرداندن پرونده به‌عنوان کار واحد دیگر</translation>
        </message>
        <message>
            <source>Accept and rate a reply</source>
            <translation>پذیرفتن و ارزیابی جوابیه</translation>
        </message>
        <message>
            <source>Return a reply</source>
            <translation>بازگرداندن جوابیه</translation>
        </message>
        <message>
            <source>Name a case&apos;s expert</source>
            <translation>تعیین کارشناس پیگیری پرونده</translation>
        </message>
        <message>
            <source>Request a visit</source>
            <translation>درخواست بازدید</translation>
        </message>
        <message>
            <source>Report a visit</source>
            <translation>ثبت گزارش بازدید</translation>
        </message>
        <message>
            <source>Record what the citizen said</source>
            <translation>ثبت پاسخ به شهروند و نظر او</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>پیگیری</translation>
        </message>
        <message>
            <source>Answering</source>
            <translation>پاسخ‌گویی</translation>
        </message>
        <message>
            <source>Move promised ends</source>
            <translation>جابه‌جا کردن مهلت وعده‌داده‌شده</translation>
        </message>
        <message>
            <source>Edit working calendars</source>
            <translation>ویرایش تقویم‌های کاری</translation>
        </message>
        <message>
            <source>Taking messages</source>
            <translation>دریافت پیام</translation>
        </message>
        <message>
            <source>Work on cases</source>
            <translation>کار روی پرونده</translation>
        </message>
        <message>
            <source>Citizens</source>
            <translation>شهروندان</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>Users and rights</source>
            <translation>کاربران و دسترسی</translation>
        </message>
        <message>
            <source>Register a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Refer at once while registering</source>
            <translation>ارجاع مستقیم هنگام ثبت</translation>
        </message>
        <message>
            <source>Bring in cases of another system</source>
            <translation>ورود پرونده‌های سامانهٔ دیگر</translation>
        </message>
        <message>
            <source>See the cards of cases</source>
            <translation>دیدن کارت پرونده‌ها</translation>
        </message>
        <message>
            <source>See the contents of cases</source>
            <translation>دیدن محتوای پرونده‌ها</translation>
        </message>
        <message>
            <source>Take a case</source>
            <translation>برداشتن پرونده</translation>
        </message>
        <message>
            <source>Refer a case</source>
            <translation>ارجاع پرونده</translation>
        </message>
        <message>
            <source>Carry out operations of a case</source>
            <translation>انجام عملیات پرونده</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>نوشتن یادداشت</translation>
        </message>
        <message>
            <source>Edit the message</source>
            <translation>ویرایش پیام</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>پیوست فایل</translation>
        </message>
        <message>
            <source>Review documents</source>
            <translation>بررسی مدارک</translation>
        </message>
        <message>
            <source>Reopen a case</source>
            <translation>بازگشایی پرونده</translation>
        </message>
        <message>
            <source>See citizens</source>
            <translation>دیدن شهروندان</translation>
        </message>
        <message>
            <source>Edit a citizen</source>
            <translation>ویرایش شهروند</translation>
        </message>
        <message>
            <source>Make a permanent subscriber</source>
            <translation>ثبت مشترک دائمی</translation>
        </message>
        <message>
            <source>Edit chart, posts and people</source>
            <translation>ویرایش چارت، پست‌ها و اشخاص</translation>
        </message>
        <message>
            <source>Edit places and addresses</source>
            <translation>ویرایش مکان‌ها و نشانی‌ها</translation>
        </message>
        <message>
            <source>Edit subjects and checklists</source>
            <translation>ویرایش موضوع‌ها و چک‌لیست‌ها</translation>
        </message>
        <message>
            <source>Edit processes</source>
            <translation>ویرایش فرآیندها</translation>
        </message>
        <message>
            <source>Edit canned texts</source>
            <translation>ویرایش متن‌های آماده</translation>
        </message>
        <message>
            <source>Give roles to people and take them away</source>
            <translation>دادن نقش به کاربران و گرفتن آن</translation>
        </message>
        <message>
            <source>Define roles and what they may do</source>
            <translation>تعریف نقش‌ها و دسترسی‌هایشان</translation>
        </message>
        <message>
            <source>Put aside what needs another's attention</source>
            <translation>کنار گذاشتن موارد نیازمند توجه دیگران</translation>
        </message>
        <message>
            <source>Decide about held commands of others</source>
            <translation>تصمیم دربارهٔ کارهای نگه‌داشتهٔ دیگران</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::WhyPanel</name>
        <message>
            <source>Choose a person and type the code of a case: the server says what its rules say.</source>
            <translation>شخصی را برگزینید و کد پرونده‌ای را بنویسید: سرور می‌گوید قاعده‌ها چه پاسخ می‌دهند.</translation>
        </message>
        <message>
            <source>What the rules say</source>
            <translation>پاسخ قاعده‌ها</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>پرسیدن</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>چه کسی</translation>
        </message>
        <message>
            <source>Tracking code of the case</source>
            <translation>کد رهگیری پرونده</translation>
        </message>
        <message>
            <source>Choose the person from the suggestions.</source>
            <translation>شخص را از پیشنهادها برگزینید.</translation>
        </message>
        <message>
            <source>This is no tracking code: look at its digits once more.</source>
            <translation>این کد رهگیری نیست؛ رقم‌هایش را یک بار دیگر ببینید.</translation>
        </message>
        <message>
            <source>The server is asked…</source>
            <translation>در حال پرسیدن از سرور…</translation>
        </message>
        <message>
            <source>%1 sees the case %2 and all that is in it.</source>
            <translation>%1 پروندهٔ %2 و همهٔ محتوای آن را می‌بیند.</translation>
        </message>
        <message>
            <source>%1 sees the card of the case %2, but not what is in it.</source>
            <translation>%1 کارت پروندهٔ %2 را می‌بیند، ولی محتوای آن را نه.</translation>
        </message>
        <message>
            <source>%1 does not see the case %2.</source>
            <translation>%1 پروندهٔ %2 را نمی‌بیند.</translation>
        </message>
        <message>
            <source>He registered it, and it has not gone on yet.</source>
            <translation>خودش آن را ثبت کرده و هنوز پیش نرفته است.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ندارد</translation>
        </message>
        <message>
            <source>The case lies in no unit; its group of subjects: %1.</source>
            <translation>پرونده در هیچ واحدی نیست؛ دستهٔ موضوع: %1.</translation>
        </message>
        <message>
            <source>The case lies in: %1. Its group of subjects: %2.</source>
            <translation>جای پرونده: %1. دستهٔ موضوع: %2.</translation>
        </message>
        <message>
            <source>%1: may</source>
            <translation>%1: می‌تواند</translation>
        </message>
        <message>
            <source>%1: may not</source>
            <translation>%1: نمی‌تواند</translation>
        </message>
        <message>
            <source>He registered the case, and it has not gone on yet.</source>
            <translation>خودش پرونده را ثبت کرده و هنوز پیش نرفته است.</translation>
        </message>
        <message>
            <source>He has no role at all.</source>
            <translation>هیچ نقشی ندارد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::DevicesView</name>
        <message>
            <source>Show devices</source>
            <translation>نمایش دستگاه‌ها</translation>
        </message>
        <message>
            <source>Sign out there (Del)</source>
            <translation>خروج از آن دستگاه (Del)</translation>
        </message>
        <message>
            <source>Signed in on no device.</source>
            <translation>روی هیچ دستگاهی وارد نشده است.</translation>
        </message>
        <message>
            <source>This device</source>
            <translation>همین دستگاه</translation>
        </message>
        <message>
            <source>Device %1</source>
            <translation>دستگاه %1</translation>
        </message>
        <message>
            <source>%1 — signed in %2, last here %3</source>
            <translation>%1 — ورود %2، آخرین حضور %3</translation>
        </message>
        <message>
            <source>Signed out there. What was entered on that device stays on it, and is sent when somebody signs in again.</source>
            <translation>ورود آن دستگاه پایان یافت. آنچه روی آن نوشته شده همان‌جا می‌ماند و پس از ورود دوباره فرستاده می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::PasswordForm</name>
        <message>
            <source>Change my password</source>
            <translation>تغییر گذرواژهٔ من</translation>
        </message>
        <message>
            <source>My password</source>
            <translation>گذرواژهٔ من</translation>
        </message>
        <message>
            <source>At least %1 characters; not your sign-in name, and none that anybody would try first.</source>
            <translation>دست‌کم %1 نویسه؛ نه نام کاربری‌تان و نه آنچه هرکس نخست امتحان می‌کند.</translation>
        </message>
        <message>
            <source>Present password</source>
            <translation>گذرواژهٔ کنونی</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>گذرواژهٔ تازه</translation>
        </message>
        <message>
            <source>New password once more</source>
            <translation>تکرار گذرواژهٔ تازه</translation>
        </message>
        <message>
            <source>Write your present password first.</source>
            <translation>نخست گذرواژهٔ کنونی خود را بنویسید.</translation>
        </message>
        <message>
            <source>The new password is not the same both times. Write it once more.</source>
            <translation>گذرواژهٔ تازه در دو خانه یکسان نیست. تکرار آن را دوباره بنویسید.</translation>
        </message>
        <message>
            <source>Your password is changed. On your other devices you sign in with the new one.</source>
            <translation>گذرواژهٔ شما عوض شد. روی دستگاه‌های دیگرتان با گذرواژهٔ تازه وارد می‌شوید.</translation>
        </message>
    </context>
    <context>
        <name>UserColumns</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>سمت</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>در کار</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>نقش‌ها</translation>
        </message>
        <message>
            <source>no</source>
            <translation>خیر</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>بله</translation>
        </message>
    </context>
</TS>
