<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::followup::PhoneLinkPanel</name>
        <message>
            <source>The visit on your phone</source>
            <translation>بازدید روی گوشی شما</translation>
        </message>
        <message>
            <source>Scan this with the camera of your phone. The page that opens takes words, place and photos of this visit, keeps them without a network, and sends them into the case.</source>
            <translation>این را با دوربین گوشی خود بخوانید. صفحه‌ای که باز می‌شود نوشته، موقعیت و عکس‌های این بازدید را می‌گیرد، بی‌شبکه نگه می‌دارد و به پرونده می‌فرستد.</translation>
        </message>
        <message>
            <source>New link (Ctrl+R)</source>
            <translation>پیوند تازه (Ctrl+R)</translation>
        </message>
        <message>
            <source>End the link (Del)</source>
            <translation>پایان پیوند (Del)</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>بستن (Esc)</translation>
        </message>
        <message>
            <source>QR of the page for the phone</source>
            <translation>کد QR صفحهٔ گوشی</translation>
        </message>
        <message>
            <source>Address of the page for the phone</source>
            <translation>نشانی صفحهٔ گوشی</translation>
        </message>
        <message>
            <source>Asking the server for a link…</source>
            <translation>در حال گرفتن پیوند از سرور…</translation>
        </message>
        <message>
            <source>The server cannot be reached now, and the page for the phone comes from it. Report the visit here, or try again when the line is back.</source>
            <translation>اکنون به سرور دسترسی نیست و صفحهٔ گوشی از سرور می‌آید. بازدید را همین‌جا ثبت کنید، یا پس از وصل شدن شبکه دوباره بکوشید.</translation>
        </message>
        <message>
            <source>The link is ended. No phone can report this visit by it any more.</source>
            <translation>پیوند پایان یافت. دیگر هیچ گوشی با آن نمی‌تواند این بازدید را گزارش کند.</translation>
        </message>
        <message>
            <source>It works until %1, for one phone or several. Whoever has it can report this visit in your name: end it if somebody else has seen it.</source>
            <translation>تا %1 کار می‌کند، با یک گوشی یا چند گوشی. هر که آن را داشته باشد می‌تواند این بازدید را به نام شما گزارش کند؛ اگر کس دیگری دیده است پایانش دهید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::FieldReport</name>
        <message>
            <source>On my phone (QR)</source>
            <translation>روی گوشی من (QR)</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::CaseFollowUp</name>
        <message>
            <source>Report a visit on my phone (QR)</source>
            <translation>ثبت بازدید با گوشی من (QR)</translation>
        </message>
        <message>
            <source>You have no visit to make in this case.</source>
            <translation>در این پرونده بازدیدی بر عهدهٔ شما نیست.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::FollowUpCorner</name>
        <message>
            <source>Report a visit on my phone (QR)</source>
            <translation>ثبت بازدید با گوشی من (QR)</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::FieldCorner</name>
        <message>
            <source>The visit that is open on my phone (QR)</source>
            <translation>بازدید باز روی گوشی من (QR)</translation>
        </message>
        <message>
            <source>Go to the field mode and open a visit there.</source>
            <translation>به حالت میدانی بروید و بازدیدی را باز کنید.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>The page of the visit on the phone (QR)</source>
            <translation>صفحهٔ بازدید روی گوشی (QR)</translation>
        </message>
        <message>
            <source>Page on the phone</source>
            <translation>صفحهٔ گوشی</translation>
        </message>
        <message>
            <source>A new link in the place of this one</source>
            <translation>پیوند تازه به جای این پیوند</translation>
        </message>
        <message>
            <source>End the link</source>
            <translation>پایان دادن به پیوند</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>رونوشت از نشانی</translation>
        </message>
        <message>
            <source>Put it away; the link goes on</source>
            <translation>کنار گذاشتن؛ پیوند می‌ماند</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>This visit is not yours to make. Ask whoever has it, or have the visit asked of your post.</source>
            <translation>این بازدید بر عهدهٔ شما نیست. از کسی که بر عهدهٔ اوست بخواهید، یا بازدید را از پست خود بخواهید.</translation>
        </message>
    </context>
</TS>
