<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::administration::PostRightsView</name>
        <message>
            <source>Give to the post</source>
            <translation>دادن به پست</translation>
        </message>
        <message>
            <source>Take away (Del)</source>
            <translation>گرفتن نقش (Del)</translation>
        </message>
        <message>
            <source>Whoever holds this post has</source>
            <translation>هر کس متصدی این پست است، دارد</translation>
        </message>
        <message>
            <source>Roles that the post gives</source>
            <translation>نقش‌هایی که پست می‌دهد</translation>
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
            <source>Nothing was given to this post or taken from it here that could be taken back.</source>
            <translation>چیزی اینجا به این پست داده یا از آن گرفته نشده است که بتوان برگرداند.</translation>
        </message>
        <message>
            <source>Whoever holds the post has the role “%1” from now on.</source>
            <translation>از این پس هر کس متصدی این پست است، نقش «%1» را دارد.</translation>
        </message>
        <message>
            <source>The post does not give the role “%1” any more.</source>
            <translation>این پست دیگر نقش «%1» را نمی‌دهد.</translation>
        </message>
        <message>
            <source>The server will decide: %1</source>
            <translation>سرور تصمیم می‌گیرد: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::UserPanel</name>
        <message>
            <source>%1 (from the post “%2”)</source>
            <translation>%1 (از پست «%2»)</translation>
        </message>
        <message>
            <source>a post that is not here</source>
            <translation>پستی که اینجا نیست</translation>
        </message>
        <message>
            <source>The post gives it to him for as long as he holds it. What a post gives is changed on the organisation chart.</source>
            <translation>تا وقتی متصدی این پست است، پست آن را به او می‌دهد. آنچه پست می‌دهد در چارت سازمانی تغییر می‌کند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::ChartPage</name>
        <message>
            <source>Rights are given to posts: go to one first.</source>
            <translation>دسترسی به پست داده می‌شود: نخست روی یک پست بروید.</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Change of what a post gives</source>
            <translation>تغییر دسترسی‌های یک پست</translation>
        </message>
    </context>
    <context>
        <name>CommandFields</name>
        <message>
            <source>In the post’s own unit and below</source>
            <translation>در واحد خود پست و زیرمجموعه</translation>
        </message>
        <message>
            <source>In the unit that is named, and below</source>
            <translation>در واحدی که نام برده شده و زیرمجموعه</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>همه‌جا</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>پست</translation>
        </message>
        <message>
            <source>Where it counts</source>
            <translation>کجا به کار می‌آید</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>What the post gives to whoever holds it</source>
            <translation>آنچه پست به متصدی خود می‌دهد</translation>
        </message>
        <message>
            <source>Propose the way back of the last move; in the rights of a post take back the last one</source>
            <translation>پیشنهاد برگرداندن آخرین جابه‌جایی؛ در دسترسی‌های پست برگرداندن آخرین کار</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>There is no such post. Choose another one.</source>
            <translation>چنین پستی نیست. پست دیگری برگزینید.</translation>
        </message>
        <message>
            <source>Say in which unit it counts, or that it counts in the post’s own.</source>
            <translation>بگویید در کدام واحد به کار می‌آید، یا آن را برای واحد خود پست بگذارید.</translation>
        </message>
        <message>
            <source>A post gives at most %{most} roles. Take one away first.</source>
            <translation>یک پست دست بالا %{most} نقش می‌دهد. نخست یکی را بگیرید.</translation>
        </message>
    </context>
</TS>
