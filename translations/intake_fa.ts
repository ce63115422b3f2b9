<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::intake::AnsweringColumn</name>
        <message>
            <source>Messages of the caller</source>
            <translation>پیام‌های تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Possible duplicates</source>
            <translation>شاید تکراری</translation>
        </message>
        <message>
            <source>The caller</source>
            <translation>تماس‌گیرنده</translation>
        </message>
        <message>
            <source>What this subject asks</source>
            <translation>پرسش‌های این موضوع</translation>
        </message>
        <message>
            <source>No name known</source>
            <translation>نام او معلوم نیست</translation>
        </message>
        <message numerus="yes">
            <source>%1 · %2 · %Ln message(s)</source>
            <translation>
                <numerusform>%1 · %2 · %Ln پیام</numerusform>
            </translation>
        </message>
        <message>
            <source>Who calls, and what he has open, is shown here.</source>
            <translation>تماس‌گیرنده و پیام‌های او اینجا دیده می‌شوند.</translation>
        </message>
        <message>
            <source>Nobody is known by this number.</source>
            <translation>کسی با این شماره شناخته نیست.</translation>
        </message>
        <message>
            <source>What the subject asks is shown here.</source>
            <translation>پرسش‌های موضوع اینجا دیده می‌شوند.</translation>
        </message>
        <message>
            <source>This subject asks nothing more.</source>
            <translation>این موضوع پرسش دیگری ندارد.</translation>
        </message>
        <message>
            <source>What this subject asks (Ctrl+L)</source>
            <translation>پرسش‌های این موضوع (Ctrl+L)</translation>
        </message>
        <message>
            <source>The same house</source>
            <translation>همین پلاک</translation>
        </message>
        <message numerus="yes">
            <source>%Ln house number(s) away</source>
            <translation>
                <numerusform>%Ln پلاک آن‌سوتر</numerusform>
            </translation>
        </message>
        <message>
            <source>In this street</source>
            <translation>در همین معبر</translation>
        </message>
        <message>
            <source>Near by</source>
            <translation>در همین محله</translation>
        </message>
        <message>
            <source>Alt and its number adds this call to a case.</source>
            <translation>با Alt و شماره، این تماس به آن پرونده افزوده می‌شود.</translation>
        </message>
        <message>
            <source>No open message about this is known here.</source>
            <translation>پیام بازی دربارهٔ این در دست نیست.</translation>
        </message>
        <message>
            <source>What may be the same problem is shown while you type the address.</source>
            <translation>با نوشتن نشانی، پیام‌هایی که شاید همین مشکل باشند دیده می‌شوند.</translation>
        </message>
        <message>
            <source>on to what is needed next</source>
            <translation>رفتن به آنچه بعد لازم است</translation>
        </message>
        <message>
            <source>register, and hand on</source>
            <translation>ثبت، و ارسال</translation>
        </message>
        <message>
            <source>what the citizen says</source>
            <translation>گفتهٔ شهروند</translation>
        </message>
        <message>
            <source>a canned text in it</source>
            <translation>متن آماده در آن</translation>
        </message>
        <message>
            <source>questions of the subject</source>
            <translation>پرسش‌های موضوع</translation>
        </message>
        <message>
            <source>instant, or to be followed up</source>
            <translation>آنی یا قابل پیگیری</translation>
        </message>
        <message>
            <source>put the call on hold</source>
            <translation>نگه‌داشتن تماس</translation>
        </message>
        <message>
            <source>back to a call on hold</source>
            <translation>بازگشت به تماس نگه‌داشته</translation>
        </message>
        <message>
            <source>add the call to that case</source>
            <translation>افزودن تماس به آن پرونده</translation>
        </message>
        <message>
            <source>the next caller</source>
            <translation>تماس بعدی</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::CallDeskPage</name>
        <message>
            <source>Register (Ctrl+Enter)</source>
            <translation>ثبت (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Kept on this desk</source>
            <translation>روی این رایانه نگه داشته شد</translation>
        </message>
        <message>
            <source>What you type cannot be kept here: %1</source>
            <translation>آنچه می‌نویسید اینجا نگه داشته نمی‌شود: %1</translation>
        </message>
        <message>
            <source>Not answered yet: %1.</source>
            <translation>هنوز بی‌پاسخ: %1.</translation>
        </message>
        <message>
            <source>Ctrl+Enter again registers it as it is.</source>
            <translation>با Ctrl+Enter دوباره همین‌گونه ثبت می‌شود.</translation>
        </message>
        <message>
            <source>There is nothing to register yet.</source>
            <translation>هنوز چیزی برای ثبت نیست.</translation>
        </message>
        <message>
            <source>Registered and answered. Read this code out:</source>
            <translation>ثبت شد و پاسخ داده شد. این کد را بخوانید:</translation>
        </message>
        <message>
            <source>Registered. Read this code out:</source>
            <translation>ثبت شد. این کد را برای شهروند بخوانید:</translation>
        </message>
        <message>
            <source>Write what he says first; it is added to the case %1.</source>
            <translation>نخست گفته‌اش را بنویسید؛ به پروندهٔ %1 افزوده می‌شود.</translation>
        </message>
        <message>
            <source>It is added to the case that is there already as soon as the server has it. Its code:</source>
            <translation>همین که سرور آن را بگیرد، به پروندهٔ پیشین افزوده می‌شود. کد آن:</translation>
        </message>
        <message>
            <source>Added to the case that is there already. Its code:</source>
            <translation>به پروندهٔ پیشین افزوده شد. کد آن:</translation>
        </message>
        <message>
            <source>This call is not registered. Esc again drops it, F11 puts it on hold.</source>
            <translation>این تماس ثبت نشده است. Esc دوباره آن را کنار می‌گذارد؛ F11 آن را نگه می‌دارد.</translation>
        </message>
        <message>
            <source>(Ctrl+M)</source>
            <translation>(Ctrl+M)</translation>
        </message>
        <message>
            <source>Refer directly to</source>
            <translation>ارجاع مستقیم به</translation>
        </message>
        <message>
            <source>Refer directly to… (Ctrl+E)</source>
            <translation>ارجاع مستقیم به… (Ctrl+E)</translation>
        </message>
        <message>
            <source>The message goes to this expert as it is registered. Those who answer for intake come first.</source>
            <translation>پیام هم‌زمان با ثبت به این کارشناس می‌رسد. کارشناسان مسئول دریافت پیش از دیگران می‌آیند.</translation>
        </message>
        <message>
            <source>Register and refer (Ctrl+Enter)</source>
            <translation>ثبت و ارجاع (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Registered and referred to %1. Read this code out:</source>
            <translation>ثبت شد و به «%1» ارجاع شد. این کد را برای شهروند بخوانید:</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>ثبت</translation>
        </message>
        <message>
            <source>No region was found for the address.</source>
            <translation>منطقهٔ نشانی پیدا نشد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::CallForm</name>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>SMS</source>
            <translation>پیامک</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>رایانامه</translation>
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
            <source>Register a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Channel (Ctrl+T)</source>
            <translation>درگاه (Ctrl+T)</translation>
        </message>
        <message>
            <source>Urgency (Ctrl+I)</source>
            <translation>فوریت (Ctrl+I)</translation>
        </message>
        <message>
            <source>Any part of the subject or its group</source>
            <translation>بخشی از موضوع یا دستهٔ آن</translation>
        </message>
        <message>
            <source>Any part of street, neighbourhood or region; the number may follow</source>
            <translation>بخشی از خیابان، محله یا منطقه؛ پلاک هم می‌تواند در پی آن بیاید</translation>
        </message>
        <message>
            <source>Which entrance, opposite what</source>
            <translation>کدام ورودی، روبه‌روی کجا</translation>
        </message>
        <message>
            <source>What the citizen says. :: and letters put in a canned text.</source>
            <translation>آنچه شهروند می‌گوید. با :: و چند حرف، متن آماده می‌آید.</translation>
        </message>
        <message>
            <source>What you have told him, if more than the text prepared for this subject</source>
            <translation>آنچه به او گفتید، اگر بیش از متن آمادهٔ این موضوع است</translation>
        </message>
        <message>
            <source>What he was told</source>
            <translation>پاسخی که شنید</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام شهروند</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>پلاک</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>Rest of the address</source>
            <translation>ادامهٔ نشانی</translation>
        </message>
        <message>
            <source>Words of the citizen (Ctrl+J)</source>
            <translation>گفتهٔ شهروند (Ctrl+J)</translation>
        </message>
        <message>
            <source>%L1 more characters are kept and go with the message.</source>
            <translation>%L1 نویسهٔ دیگر نگه داشته شده است و با پیام می‌رود.</translation>
        </message>
        <message>
            <source>Choose a subject: type a part of it and press Enter.</source>
            <translation>موضوع را برگزینید: بخشی از آن را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>No subject is called so.</source>
            <translation>موضوعی با این نام نیست.</translation>
        </message>
        <message>
            <source>No region found: choose the street or region from the list. The message is registered in any case.</source>
            <translation>منطقه پیدا نشد؛ خیابان یا منطقه را از فهرست برگزینید. پیام در هر حال ثبت می‌شود.</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ChecklistPanel</name>
        <message>
            <source>Yes</source>
            <translation>بله</translation>
        </message>
        <message>
            <source>No</source>
            <translation>خیر</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>«%1»</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::HeldCallsStrip</name>
        <message>
            <source>A call</source>
            <translation>یک تماس</translation>
        </message>
        <message>
            <source>Put on hold (F11)</source>
            <translation>نگه‌داشتن تماس (F11)</translation>
        </message>
        <message>
            <source>Keeps this call as it is and begins with another caller.</source>
            <translation>این تماس همین‌گونه می‌ماند و تماس دیگری آغاز می‌شود.</translation>
        </message>
        <message>
            <source>On hold: %1</source>
            <translation>در انتظار: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::RegisteredPanel</name>
        <message>
            <source>Read aloud:</source>
            <translation>برای شهروند بخوانید:</translation>
        </message>
        <message>
            <source>Next message of the same caller (Enter)</source>
            <translation>پیام بعدی همین تماس‌گیرنده (Enter)</translation>
        </message>
        <message>
            <source>Tracking code %1</source>
            <translation>کد رهگیری %1</translation>
        </message>
        <message>
            <source>Copy the code: Ctrl+C</source>
            <translation>رونوشت کد: Ctrl+C</translation>
        </message>
        <message>
            <source>Next caller (Esc)</source>
            <translation>تماس بعدی (Esc)</translation>
        </message>
        <message>
            <source>%1 (Ctrl+Enter)</source>
            <translation>%1 (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Done: %1</source>
            <translation>انجام شد: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::MessagePage</name>
        <message>
            <source>To be followed up</source>
            <translation>قابل پیگیری</translation>
        </message>
        <message>
            <source>Instant</source>
            <translation>آنی</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>فوریت</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>House number</source>
            <translation>پلاک</translation>
        </message>
        <message>
            <source>Save (Ctrl+Enter)</source>
            <translation>ذخیره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>بازگشت (Esc)</translation>
        </message>
        <message>
            <source>Rest of the address</source>
            <translation>ادامهٔ نشانی</translation>
        </message>
        <message>
            <source>Words of the citizen</source>
            <translation>گفتهٔ شهروند</translation>
        </message>
        <message>
            <source>Edit the message %1</source>
            <translation>ویرایش پیام %1</translation>
        </message>
        <message>
            <source>Choose a subject from the list.</source>
            <translation>موضوعی از فهرست برگزینید.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>چیزی تغییر نکرد.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>ثبت شد. پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
        <message>
            <source>The message is changed.</source>
            <translation>پیام تغییر کرد.</translation>
        </message>
        <message>
            <source>What you typed is not saved: Ctrl+Enter saves it, Esc once more leaves it.</source>
            <translation>آنچه نوشته‌اید ذخیره نشده است: Ctrl+Enter ذخیره می‌کند و Esc دوباره از آن می‌گذرد.</translation>
        </message>
        <message>
            <source>Answers to the questions of the subject</source>
            <translation>پاسخ پرسش‌های موضوع</translation>
        </message>
        <message>
            <source>What you typed here before is not saved: Ctrl+Enter saves it, Esc leaves it.</source>
            <translation>آنچه پیش‌تر اینجا نوشته‌اید ذخیره نشده است: Ctrl+Enter ذخیره می‌کند و Esc از آن می‌گذرد.</translation>
        </message>
        <message>
            <source>What you typed into the message %1 is not saved: save it (Ctrl+Enter) or leave it (Esc); then you can edit the other one.</source>
            <translation>آنچه در پیام %1 نوشته‌اید ذخیره نشده است: آن را ذخیره کنید (Ctrl+Enter) یا از آن بگذرید (Esc)؛ سپس می‌توانید پیام دیگر را ویرایش کنید.</translation>
        </message>
    </context>
</TS>
