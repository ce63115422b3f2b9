<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::intake::RegistrationPage</name>
        <message>
            <source>Register (Ctrl+Enter)</source>
            <translation>ثبت (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Register a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Any part of the subject or its group</source>
            <translation>بخشی از موضوع یا دستهٔ آن</translation>
        </message>
        <message>
            <source>Any part of street, neighbourhood or region</source>
            <translation>بخشی از خیابان، محله یا منطقه</translation>
        </message>
        <message>
            <source>&amp;Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>نام شهروند</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>N&amp;umber</source>
            <translation>پلاک</translation>
        </message>
        <message>
            <source>&amp;Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>&amp;Words of the citizen</source>
            <translation>متن پیام شهروند</translation>
        </message>
        <message>
            <source>Tracking code</source>
            <translation>کد رهگیری</translation>
        </message>
        <message>
            <source>Open messages of the caller</source>
            <translation>پیام‌های باز تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Who calls, and what he has open, is shown here.</source>
            <translation>تماس‌گیرنده و پیام‌های باز او اینجا دیده می‌شوند.</translation>
        </message>
        <message>
            <source>Nobody is known by this number.</source>
            <translation>کسی با این شماره شناخته نیست.</translation>
        </message>
        <message>
            <source>Choose a subject: type a part of it and press Enter.</source>
            <translation>موضوع را برگزینید: بخشی از آن را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>Registered. Read this code out; Ctrl+C in it copies it.</source>
            <translation>ثبت شد. این کد را برای شهروند بخوانید؛ Ctrl+C آن را رونوشت می‌کند.</translation>
        </message>
        <message numerus="yes">
            <source>%1 · %Ln message(s)</source>
            <translation>
                <numerusform>%1 · %Ln پیام</numerusform>
            </translation>
        </message>
    </context>
</TS>
