<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Records</name>
        <message>
            <source>Feedback rules</source>
            <translation>قاعده‌های بازخوردسنجی</translation>
        </message>
        <message>
            <source>feedback rule</source>
            <translation>قاعدهٔ بازخوردسنجی</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>Asked again after days</source>
            <translation>پس از چند روز</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Days are whole numbers from 1 to %{most}.</source>
            <translation>شمار روزها عددی درست از ۱ تا %{most} است.</translation>
        </message>
        <message>
            <source>This subject is not there or no longer used. Choose another one.</source>
            <translation>این موضوع نیست یا دیگر به کار گرفته نمی‌شود. یکی دیگر برگزینید.</translation>
        </message>
        <message>
            <source>“%{subject}” has the rule “%{rule}” already. Change that one, or switch it off first.</source>
            <translation>«%{subject}» قاعدهٔ «%{rule}» را دارد. همان را عوض کنید، یا نخست آن را کنار بگذارید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::answering::MessageCard</name>
        <message numerus="yes">
            <source>By the rule of the subject: in %Ln day(s)</source>
            <translation>
                <numerusform>به قاعدهٔ موضوع: %Ln روز دیگر</numerusform>
            </translation>
        </message>
    </context>
</TS>
