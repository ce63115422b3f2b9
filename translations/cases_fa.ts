<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>CaseHistory</name>
        <message>
            <source>Registered by %1</source>
            <translation>ثبت به دست %1</translation>
        </message>
        <message>
            <source>Referred to %2 by %1</source>
            <translation>ارجاع به %2 به دست %1</translation>
        </message>
        <message>
            <source>Referred from %2 to %3 by %1</source>
            <translation>ارجاع از %2 به %3 به دست %1</translation>
        </message>
        <message>
            <source>Taken by %1</source>
            <translation>%1 آن را برداشت</translation>
        </message>
        <message>
            <source>Note of %1</source>
            <translation>یادداشت %1</translation>
        </message>
        <message>
            <source>%2 by %1</source>
            <translation>%2 به دست %1</translation>
        </message>
        <message>
            <source>%2 by %1; now: %3</source>
            <translation>%2 به دست %1؛ اکنون: %3</translation>
        </message>
        <message>
            <source>Reopened by %1</source>
            <translation>بازگشایی به دست %1</translation>
        </message>
        <message>
            <source>Joined with case %1</source>
            <translation>پیوست به پروندهٔ %1</translation>
        </message>
        <message>
            <source>The code %1 was in use; the case has the code %2</source>
            <translation>کد %1 به کار رفته بود؛ کد پرونده %2 است</translation>
        </message>
        <message>
            <source>Imported from %1, where its number was %2</source>
            <translation>از %1 وارد شد؛ شماره‌اش آنجا %2 بود</translation>
        </message>
        <message>
            <source>%1 attached “%2”</source>
            <translation>%1 «%2» را پیوست کرد</translation>
        </message>
        <message>
            <source>%1 confirmed the document “%2”</source>
            <translation>%1 مدرک «%2» را تأیید کرد</translation>
        </message>
        <message>
            <source>%1 found the document “%2” deficient</source>
            <translation>%1 مدرک «%2» را ناقص دانست</translation>
        </message>
        <message>
            <source>%1 rejected the document “%2”</source>
            <translation>%1 مدرک «%2» را رد کرد</translation>
        </message>
        <message>
            <source>For the intake supervisor: %1</source>
            <translation>برای مسئول دریافت: %1</translation>
        </message>
    </context>
    <context>
        <name>Cases</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>At the intake supervisor</source>
            <translation>نزد مسئول دریافت</translation>
        </message>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>No. %1</source>
            <translation>پلاک %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ActPanel</name>
        <message>
            <source>Do it (Ctrl+Enter)</source>
            <translation>انجام (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Refer to</source>
            <translation>ارجاع به</translation>
        </message>
        <message>
            <source>Refer to: any part of a post, unit or name</source>
            <translation>ارجاع به: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Refer</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Referred.</source>
            <translation>ارجاع شد.</translation>
        </message>
        <message>
            <source>The note is in the history.</source>
            <translation>یادداشت در سوابق نوشته شد.</translation>
        </message>
        <message>
            <source>Done: %1.</source>
            <translation>انجام شد: %1.</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>The case is open again.</source>
            <translation>پرونده دوباره باز است.</translation>
        </message>
        <message>
            <source>Choose to whom it is referred: type a part of the post or name and press Enter.</source>
            <translation>گیرندهٔ ارجاع را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>نگه داشته شد؛ پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseListPage</name>
        <message>
            <source>Filter by code, subject or place</source>
            <translation>پالایه: کد، موضوع یا نشانی</translation>
        </message>
        <message>
            <source>Filter of %1</source>
            <translation>پالایهٔ %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CasePage</name>
        <message>
            <source>The case that you choose is shown here.</source>
            <translation>پرونده‌ای که برگزینید اینجا دیده می‌شود.</translation>
        </message>
        <message>
            <source>Choose one in the list, or press Ctrl+K and type a code.</source>
            <translation>یکی را در فهرست برگزینید، یا Ctrl+K بزنید و کد را بنویسید.</translation>
        </message>
        <message>
            <source>Words of the message</source>
            <translation>متن پیام</translation>
        </message>
        <message>
            <source>History</source>
            <translation>سوابق</translation>
        </message>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>Citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>, No. %1</source>
            <translation>، پلاک %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>With</source>
            <translation>نزد</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>در دست</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>ثبت</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Also told as</source>
            <translation>کد گفته‌شدهٔ دیگر</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>This desk holds the card of the case, not its file.</source>
            <translation>این میز تنها برگهٔ پرونده را دارد، نه خود آن را.</translation>
        </message>
        <message>
            <source>Refer</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>برداشتن</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>This desk holds the card only.</source>
            <translation>این میز تنها برگهٔ پرونده را دارد.</translation>
        </message>
        <message>
            <source>The case is closed.</source>
            <translation>پرونده بسته است.</translation>
        </message>
        <message>
            <source>You have taken the case.</source>
            <translation>پرونده را برداشتید.</translation>
        </message>
        <message>
            <source>More operations</source>
            <translation>عملیات دیگر</translation>
        </message>
    </context>
</TS>
