<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>Errors</name>
        <message>
            <source>There is no such unit in the chart. Choose another one.</source>
            <translation>چنین واحدی در چارت نیست. واحد دیگری برگزینید.</translation>
        </message>
        <message>
            <source>There is no such post in the chart. Choose another one.</source>
            <translation>چنین پستی در چارت نیست. پست دیگری برگزینید.</translation>
        </message>
        <message>
            <source>The post “%{post}” is switched off: no unit stands below it. Choose another one, or use it again first.</source>
            <translation>پست «%{post}» کنار گذاشته شده است و واحدی زیر آن نمی‌آید. پست دیگری برگزینید، یا نخست آن را دوباره به کار بگیرید.</translation>
        </message>
        <message>
            <source>“%{unit}” does not stand below the unit of the post “%{post}”. Move it there first.</source>
            <translation>«%{unit}» زیرمجموعهٔ واحدِ پست «%{post}» نیست. نخست آن را به آنجا ببرید.</translation>
        </message>
    </context>
    <context>
        <name>Records</name>
        <message>
            <source>Stands below the post</source>
            <translation>زیرِ پست</translation>
        </message>
        <message>
            <source>Units below posts</source>
            <translation>واحدهای زیرِ پست‌ها</translation>
        </message>
        <message>
            <source>unit below a post</source>
            <translation>واحدِ زیرِ یک پست</translation>
        </message>
    </context>
</TS>
