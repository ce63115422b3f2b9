<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>ChartWords</name>
        <message>
            <source>vacant</source>
            <translation>بی‌متصدی</translation>
        </message>
        <message>
            <source>held by somebody unknown here</source>
            <translation>در دست کسی که این رایانه نمی‌شناسد</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>no head</source>
            <translation>بی‌سرپرست</translation>
        </message>
        <message>
            <source>Head: %1</source>
            <translation>سرپرست: %1</translation>
        </message>
        <message>
            <source>%1 units, %2 posts, %3 of them held, %4 open cases</source>
            <translation>%1 واحد، %2 پست که %3 تای آن‌ها متصدی دارد، %4 پروندهٔ باز</translation>
        </message>
        <message>
            <source>%1 — %2</source>
            <translation>%1 — %2</translation>
        </message>
        <message>
            <source>%1; head of the unit</source>
            <translation>%1؛ سرپرست واحد</translation>
        </message>
        <message>
            <source>%1; switched off</source>
            <translation>%1؛ کنار گذاشته شده</translation>
        </message>
        <message>
            <source>%1; %2</source>
            <translation>%1؛ %2</translation>
        </message>
        <message>
            <source>%1 open cases</source>
            <translation>%1 پروندهٔ باز</translation>
        </message>
    </context>
    <context>
        <name>peygir::organisation::ChartPicture</name>
        <message>
            <source>Switched off</source>
            <translation>کنار گذاشته شده</translation>
        </message>
        <message>
            <source>%1 (head)</source>
            <translation>%1 (سرپرست)</translation>
        </message>
    </context>
    <context>
        <name>peygir::organisation::ChartOutline</name>
        <message>
            <source>Unit or post</source>
            <translation>واحد یا پست</translation>
        </message>
        <message>
            <source>Head or holder</source>
            <translation>سرپرست یا متصدی</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>باز</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>کنار گذاشته شده</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::ChartItemPanel</name>
        <message>
            <source>Save (Ctrl+Enter)</source>
            <translation>ذخیره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>دور ریختن تغییرها</translation>
        </message>
        <message>
            <source>Who changed what here</source>
            <translation>چه کسی اینجا چه تغییری داده است</translation>
        </message>
        <message>
            <source>New in the chart: %1</source>
            <translation>به چارت افزوده شد: %1</translation>
        </message>
        <message>
            <source>Saved: %1</source>
            <translation>ذخیره شد: %1</translation>
        </message>
        <message>
            <source>In use again: %1</source>
            <translation>دوباره به کار افتاد: %1</translation>
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
            <source>New: %1</source>
            <translation>تازه: %1</translation>
        </message>
        <message>
            <source>Changed, not saved</source>
            <translation>تغییر کرده و ذخیره نشده</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>کنار گذاشته شده</translation>
        </message>
        <message>
            <source>Switch off (Ctrl+Del)</source>
            <translation>کنار گذاشتن (Ctrl+Del)</translation>
        </message>
        <message>
            <source>Use again (Ctrl+Del)</source>
            <translation>به کار انداختن دوباره (Ctrl+Del)</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::ChartPage</name>
        <message>
            <source>Also those switched off</source>
            <translation>کنارگذاشته‌ها هم</translation>
        </message>
        <message>
            <source>Move (Ctrl+Enter)</source>
            <translation>جابه‌جا کن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Leave it (Esc)</source>
            <translation>همان‌جا بماند (Esc)</translation>
        </message>
        <message>
            <source>Chart as a tree</source>
            <translation>چارت به شکل درخت</translation>
        </message>
        <message>
            <source>Chart as a drawing</source>
            <translation>چارت به شکل نقشه</translation>
        </message>
        <message>
            <source>Unit (Ctrl+N)</source>
            <translation>واحد (Ctrl+N)</translation>
        </message>
        <message>
            <source>Post (Ctrl+Shift+N)</source>
            <translation>پست (Ctrl+Shift+N)</translation>
        </message>
        <message>
            <source>Domain (Ctrl+D)</source>
            <translation>حوزه (Ctrl+D)</translation>
        </message>
        <message>
            <source>Move elsewhere (Ctrl+X)</source>
            <translation>بردن به جای دیگر (Ctrl+X)</translation>
        </message>
        <message>
            <source>Any part of a unit, a post or a name; Enter for the next one</source>
            <translation>بخشی از نام واحد، پست یا شخص؛ Enter بعدی را می‌آورد</translation>
        </message>
        <message>
            <source>Search in the chart</source>
            <translation>جستجو در چارت</translation>
        </message>
        <message>
            <source>As a tree (Ctrl+T)</source>
            <translation>درخت (Ctrl+T)</translation>
        </message>
        <message>
            <source>As a drawing (Ctrl+T)</source>
            <translation>نقشه (Ctrl+T)</translation>
        </message>
        <message>
            <source>Nothing in the chart has this: %1</source>
            <translation>در چارت چیزی با این نام نیست: %1</translation>
        </message>
        <message>
            <source>Save or discard first what is changed beside the chart.</source>
            <translation>نخست آنچه کنار چارت تغییر کرده است ذخیره کنید یا دور بریزید.</translation>
        </message>
        <message>
            <source>Choose first below which unit.</source>
            <translation>نخست واحد بالادست را برگزینید.</translation>
        </message>
        <message>
            <source>“%1” is to be moved. Go to the unit where it belongs and press Ctrl+V; Ctrl+Shift+V makes a unit a domain of its own.</source>
            <translation>«%1» جابه‌جا می‌شود. به واحدی که جای آن است بروید و Ctrl+V بزنید؛ Ctrl+Shift+V واحد را حوزه‌ای جدا می‌کند.</translation>
        </message>
        <message>
            <source>Choose first what is to be moved, with Ctrl+X.</source>
            <translation>نخست با Ctrl+X برگزینید چه چیزی جابه‌جا شود.</translation>
        </message>
        <message>
            <source>It is not in the chart that is shown.</source>
            <translation>در چارتی که نمایش داده می‌شود نیست.</translation>
        </message>
        <message>
            <source>A post stands in a unit: choose one.</source>
            <translation>پست باید در واحدی باشد: یکی را برگزینید.</translation>
        </message>
        <message>
            <source>A unit cannot stand below itself. Choose another place.</source>
            <translation>واحد نمی‌تواند زیر خودش باشد. جای دیگری برگزینید.</translation>
        </message>
        <message>
            <source>It stands there already.</source>
            <translation>همین حالا هم همان‌جاست.</translation>
        </message>
        <message>
            <source>the top of the chart</source>
            <translation>بالای چارت</translation>
        </message>
        <message>
            <source>“%1” goes from “%2” to “%3”, with %4.</source>
            <translation>«%1» از «%2» به «%3» می‌رود، با %4.</translation>
        </message>
        <message>
            <source>Its open cases stay in its cartable, and in the unit where they lie: whoever supervises there goes on seeing them.</source>
            <translation>پرونده‌های باز آن در کارتابلش و در همان واحدی که هستند می‌مانند و سرپرست آن واحد همچنان آن‌ها را می‌بیند.</translation>
        </message>
        <message>
            <source>Open cases stay where they lie. Rights that were given for a unit above count from now on as the chart then is.</source>
            <translation>پرونده‌های باز همان‌جا که هستند می‌مانند. دسترسی‌هایی که برای واحدهای بالادست داده شده، از این پس بر پایهٔ چارت تازه به حساب می‌آید.</translation>
        </message>
        <message>
            <source>Moved: %1. Ctrl+Z offers the way back.</source>
            <translation>جابه‌جا شد: %1. با Ctrl+Z می‌توان آن را برگرداند.</translation>
        </message>
        <message>
            <source>The server will decide: %1</source>
            <translation>سرور تصمیم می‌گیرد: %1</translation>
        </message>
        <message>
            <source>Nothing was moved here that could be moved back.</source>
            <translation>چیزی جابه‌جا نشده است که برگردد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::ChartCorner</name>
        <message>
            <source>Organisation chart</source>
            <translation>چارت سازمانی</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>This unit is in use: %{cases} open cases lie in it, and it has %{posts} posts (%{held} of them held) and %{units} units below. Move the posts and units elsewhere and hand over or finish the cases first; then switch it off.</source>
            <translation>این واحد در کار است: %{cases} پروندهٔ باز در آن مانده و %{posts} پست (%{held} با متصدی) و %{units} واحد زیر خود دارد. نخست پست‌ها و واحدها را به جای دیگر ببرید و پرونده‌ها را بسپارید یا به پایان برسانید؛ سپس آن را کنار بگذارید.</translation>
        </message>
        <message>
            <source>%{cases} open cases lie with this post. Hand them over in the supervision first; then switch the post off.</source>
            <translation>%{cases} پروندهٔ باز نزد این پست است. نخست در بخش نظارت آن‌ها را بسپارید؛ سپس پست را کنار بگذارید.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Chart</source>
            <translation>چارت</translation>
        </message>
        <message>
            <source>From the chart into the fields of the box; in the search the next one found</source>
            <translation>از چارت به خانه‌های کنار آن؛ در جستجو، یافتهٔ بعدی</translation>
        </message>
        <message>
            <source>The chart as a tree or as a drawing</source>
            <translation>چارت به شکل درخت یا نقشه</translation>
        </message>
        <message>
            <source>A new unit below</source>
            <translation>واحدی تازه در زیر</translation>
        </message>
        <message>
            <source>A new post in the unit</source>
            <translation>پستی تازه در واحد</translation>
        </message>
        <message>
            <source>A new domain at the top</source>
            <translation>حوزه‌ای تازه در بالا</translation>
        </message>
        <message>
            <source>Save, or move what is proposed</source>
            <translation>ذخیره، یا جابه‌جا کردن آنچه پیشنهاد شده</translation>
        </message>
        <message>
            <source>Switch the unit or post off, or use it again</source>
            <translation>کنار گذاشتن واحد یا پست، یا به کار انداختن دوباره</translation>
        </message>
        <message>
            <source>Choose what is moved elsewhere</source>
            <translation>برگزیدن آنچه جابه‌جا می‌شود</translation>
        </message>
        <message>
            <source>Propose to move it here</source>
            <translation>پیشنهاد بردن به اینجا</translation>
        </message>
        <message>
            <source>Propose to move the unit to the top</source>
            <translation>پیشنهاد بردن واحد به بالای چارت</translation>
        </message>
        <message>
            <source>The drawing larger</source>
            <translation>نقشه بزرگ‌تر</translation>
        </message>
        <message>
            <source>The drawing smaller</source>
            <translation>نقشه کوچک‌تر</translation>
        </message>
    </context>
</TS>
