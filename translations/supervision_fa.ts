<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::desktop::SupervisionCorner</name>
        <message>
            <source>Cartable of %1</source>
            <translation>کارتابل %1</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>نظارت</translation>
        </message>
        <message>
            <source>Choose first in the supervision whose cartable you want to see.</source>
            <translation>نخست در بخش نظارت برگزینید کارتابل چه کسی را می‌خواهید ببینید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::MainWindow</name>
        <message>
            <source>Cartable of a subordinate</source>
            <translation>کارتابل زیرمجموعه</translation>
        </message>
        <message>
            <source>Nothing waits for him.</source>
            <translation>چیزی در انتظار او نیست.</translation>
        </message>
        <message>
            <source>What is referred to him appears here by itself.</source>
            <translation>آنچه به او ارجاع شود خودبه‌خود اینجا می‌آید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::supervision::SubordinateModel</name>
        <message>
            <source>Nobody (vacant post)</source>
            <translation>هیچ‌کس (پست خالی)</translation>
        </message>
        <message>
            <source>Somebody whose name is not on this desk</source>
            <translation>کسی که نامش در این رایانه نیست</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>not to be read</source>
            <translation>دیدنی نیست</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>You have no right to see the contents of cases there, so they are not on this desk.</source>
            <translation>اجازهٔ دیدن محتوای پرونده‌های آنجا را ندارید؛ برای همین در این رایانه نیستند.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Post and unit</source>
            <translation>پست و واحد</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>نامعلوم</translation>
        </message>
        <message>
            <source>online</source>
            <translation>برخط</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>برون‌خط</translation>
        </message>
        <message>
            <source>Whether a desk of his is connected to this server, as it was a minute ago at most.</source>
            <translation>رایانهٔ او به این سرور وصل است یا نه، دست بالا از یک دقیقه پیش.</translation>
        </message>
        <message>
            <source>The server could not be asked.</source>
            <translation>از سرور نشد پرسید.</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>وضعیت</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>باز</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>دیر</translation>
        </message>
        <message>
            <source>The oldest for</source>
            <translation>کهنه‌ترین</translation>
        </message>
    </context>
    <context>
        <name>peygir::supervision::SupervisionPage</name>
        <message>
            <source>Filter: %1</source>
            <translation>پالایه: %1</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>نظارت</translation>
        </message>
        <message>
            <source>Filter by name, post or unit</source>
            <translation>پالایه با نام، پست یا واحد</translation>
        </message>
        <message>
            <source>Filter of the subordinates</source>
            <translation>پالایهٔ زیرمجموعه</translation>
        </message>
        <message>
            <source>Subordinates</source>
            <translation>زیرمجموعه</translation>
        </message>
        <message>
            <source>Nobody works in the part that you supervise.</source>
            <translation>در بخش زیر سرپرستی شما کسی کار نمی‌کند.</translation>
        </message>
        <message>
            <source>Who is given a post there appears here by himself.</source>
            <translation>هر که آنجا پستی بگیرد خودبه‌خود اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Nobody fits the filter.</source>
            <translation>کسی با این پالایه جور نیست.</translation>
        </message>
        <message>
            <source>An empty filter shows all of them.</source>
            <translation>پالایهٔ خالی همه را نشان می‌دهد.</translation>
        </message>
        <message>
            <source>Hand over the cartable (Ctrl+H)</source>
            <translation>سپردن کارتابل (Ctrl+H)</translation>
        </message>
        <message>
            <source>Level the marked ones (Ctrl+L)</source>
            <translation>هم‌اندازه کردن نشان‌دارها (Ctrl+L)</translation>
        </message>
        <message>
            <source>Take the last one back (Ctrl+U)</source>
            <translation>پس گرفتن آخرین (Ctrl+U)</translation>
        </message>
        <message>
            <source>%1 people, %2 open, %3 late</source>
            <translation>%1 نفر، %2 باز، %3 دیر</translation>
        </message>
        <message>
            <source>Nobody holds this post: hand over what lies there (Ctrl+H).</source>
            <translation>کسی در این پست نیست: آنچه آنجا مانده است را بسپارید (Ctrl+H).</translation>
        </message>
        <message>
            <source>Choose whose cartable is handed over.</source>
            <translation>برگزینید کارتابل چه کسی سپرده شود.</translation>
        </message>
        <message>
            <source>Mark at least two people, with Shift and the arrows or with Ctrl and the mouse.</source>
            <translation>دست‌کم دو نفر را نشان کنید: با Shift و کلیدهای جهت، یا با Ctrl و موش‌واره.</translation>
        </message>
        <message>
            <source>Written at %1</source>
            <translation>نوشته‌شده در %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::supervision::MovePanel</name>
        <message>
            <source>Hand over to</source>
            <translation>سپردن به</translation>
        </message>
        <message>
            <source>Hand over to: any part of a post, unit or name</source>
            <translation>سپردن به: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>Hand over the cartable of %1</source>
            <translation>سپردن کارتابل %1</translation>
        </message>
        <message>
            <source>Level the cartables of %1 people</source>
            <translation>هم‌اندازه کردن کارتابل %1 نفر</translation>
        </message>
        <message>
            <source>Hand over (Ctrl+Enter)</source>
            <translation>بسپار (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Level (Ctrl+Enter)</source>
            <translation>هم‌اندازه کن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>%1 cases lie there.</source>
            <translation>%1 پرونده آنجاست.</translation>
        </message>
        <message>
            <source>… and %1 more ways.</source>
            <translation>… و %1 جابه‌جایی دیگر.</translation>
        </message>
        <message>
            <source>%1 cases from %2 to %3</source>
            <translation>%1 پرونده از %2 به %3</translation>
        </message>
        <message>
            <source>Nothing would go: who plays the same role has as much as the others, or has taken what lies there.</source>
            <translation>چیزی جابه‌جا نمی‌شود: هم‌نقش‌ها به یک اندازه دارند، یا آنچه آنجاست برداشته شده است.</translation>
        </message>
        <message>
            <source>Nothing lies there that could go to this post.</source>
            <translation>آنجا چیزی نیست که بتواند به این پست برود.</translation>
        </message>
        <message>
            <source>These are the oldest %1; more do not go at once.</source>
            <translation>این‌ها %1 پروندهٔ کهنه‌تر است؛ بیش از این یکجا نمی‌رود.</translation>
        </message>
        <message>
            <source>Choose to whom it goes: type a part of the post or name and press Enter.</source>
            <translation>گیرنده را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>There is nothing to do.</source>
            <translation>کاری برای انجام نیست.</translation>
        </message>
        <message>
            <source>What lies there has changed meanwhile: look at the numbers once more.</source>
            <translation>در این میان آنچه آنجاست دگرگون شده است: شمارها را یک بار دیگر ببینید.</translation>
        </message>
        <message>
            <source>several colleagues</source>
            <translation>چند همکار</translation>
        </message>
        <message>
            <source>What went to %1 is taken back</source>
            <translation>آنچه به %1 رفته بود پس گرفته می‌شود</translation>
        </message>
        <message>
            <source>%1 of %2 cases were taken back.</source>
            <translation>%1 از %2 پرونده پس گرفته شد.</translation>
        </message>
        <message>
            <source>%1 of %2 cases were handed over.</source>
            <translation>%1 از %2 پرونده سپرده شد.</translation>
        </message>
    </context>
    <context>
        <name>Verbs</name>
        <message>
            <source>Supervise others’ cartables</source>
            <translation>نظارت بر کارتابل دیگران</translation>
        </message>
    </context>
    <context>
        <name>CaseHistory</name>
        <message>
            <source>%1, in place of %2</source>
            <translation>%1، به جای %2</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Supervision</source>
            <translation>نظارت</translation>
        </message>
        <message>
            <source>Open the cartable of the line</source>
            <translation>باز کردن کارتابل سطر</translation>
        </message>
        <message>
            <source>Mark several people</source>
            <translation>نشان کردن چند نفر</translation>
        </message>
        <message>
            <source>Hand over the cartable of the line</source>
            <translation>سپردن کارتابل سطر</translation>
        </message>
        <message>
            <source>Level the cartables of the marked people</source>
            <translation>هم‌اندازه کردن کارتابل نشان‌دارها</translation>
        </message>
        <message>
            <source>Take the last act on many cases back</source>
            <translation>پس گرفتن آخرین کار دسته‌جمعی</translation>
        </message>
    </context>
    <context>
        <name>PeopleColumns</name>
        <message>
            <source>Connected</source>
            <translation>وضعیت</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>دیر</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>باز</translation>
        </message>
        <message>
            <source>Post and unit</source>
            <translation>پست و واحد</translation>
        </message>
        <message>
            <source>The oldest since</source>
            <translation>کهنه‌ترین از</translation>
        </message>
        <message>
            <source>not to be read</source>
            <translation>دیدنی نیست</translation>
        </message>
    </context>
</TS>
