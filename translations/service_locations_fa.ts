<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Records</name>
        <message>
            <source>Service locations</source>
            <translation>محل‌های ارائهٔ خدمت</translation>
        </message>
        <message>
            <source>service location</source>
            <translation>محل ارائهٔ خدمت</translation>
        </message>
        <message>
            <source>Unit that serves there</source>
            <translation>واحدی که آنجا خدمت می‌دهد</translation>
        </message>
        <message>
            <source>Street or quarter</source>
            <translation>خیابان یا محله</translation>
        </message>
        <message>
            <source>Rest of the address</source>
            <translation>بقیهٔ نشانی</translation>
        </message>
        <message>
            <source>Open in the hours of</source>
            <translation>باز در ساعت‌های</translation>
        </message>
    </context>
    <context>
        <name>Verbs</name>
        <message>
            <source>Edit service locations of the unit</source>
            <translation>ویرایش محل‌های ارائهٔ خدمت واحد</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>What is chosen here is not there any more, or not in use. Choose another one.</source>
            <translation>آنچه اینجا برگزیده‌اید دیگر نیست یا به کار گرفته نمی‌شود. یکی دیگر برگزینید.</translation>
        </message>
    </context>
</TS>
