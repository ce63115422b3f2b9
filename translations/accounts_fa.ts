<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::administration::AccountView</name>
        <message>
            <source>Account at the server</source>
            <translation>حساب نزد سرور</translation>
        </message>
        <message>
            <source>Show the account</source>
            <translation>نمایش حساب</translation>
        </message>
        <message>
            <source>Let him try again now</source>
            <translation>همین حالا دوباره بکوشد</translation>
        </message>
        <message>
            <source>Sign-in name</source>
            <translation>نام کاربری</translation>
        </message>
        <message>
            <source>First password, which he has to change</source>
            <translation>گذرواژهٔ نخست، که باید آن را عوض کند</translation>
        </message>
        <message>
            <source>No account: he cannot sign in.</source>
            <translation>حسابی ندارد و نمی‌تواند وارد شود.</translation>
        </message>
        <message>
            <source>Signs in as %1.</source>
            <translation>با نام %1 وارد می‌شود.</translation>
        </message>
        <message>
            <source>The account %1 is closed.</source>
            <translation>حساب %1 بسته است.</translation>
        </message>
        <message>
            <source>The organisation's directory keeps his password.</source>
            <translation>گذرواژه‌اش در سامانهٔ کاربران سازمان است.</translation>
        </message>
        <message>
            <source>He has not chosen a password of his own yet.</source>
            <translation>هنوز گذرواژه‌ای از آنِ خود برنگزیده است.</translation>
        </message>
        <message>
            <source>Too many wrong passwords: locked until %1.</source>
            <translation>گذرواژه چند بار نادرست بود: تا %1 قفل است.</translation>
        </message>
        <message>
            <source>Give a new first password</source>
            <translation>دادن گذرواژهٔ نخست تازه</translation>
        </message>
        <message>
            <source>Give an account</source>
            <translation>دادن حساب</translation>
        </message>
        <message>
            <source>Open the account</source>
            <translation>باز کردن حساب</translation>
        </message>
        <message>
            <source>Close the account</source>
            <translation>بستن حساب</translation>
        </message>
        <message>
            <source>Write the name by which he signs in.</source>
            <translation>نامی را که با آن وارد می‌شود بنویسید.</translation>
        </message>
        <message>
            <source>The account is given. Tell him name and password; at his first sign-in he chooses a password of his own.</source>
            <translation>حساب داده شد. نام و گذرواژه را به او بگویید؛ در نخستین ورود گذرواژه‌ای از آنِ خود برمی‌گزیند.</translation>
        </message>
        <message>
            <source>The account is open again. He signs in anew on each device.</source>
            <translation>حساب دوباره باز است. روی هر دستگاه از نو وارد می‌شود.</translation>
        </message>
        <message>
            <source>The account is closed. He is out on all devices, and his desks keep nothing.</source>
            <translation>حساب بسته شد. از همهٔ دستگاه‌ها بیرون است و رایانه‌هایش چیزی نگه نمی‌دارند.</translation>
        </message>
        <message>
            <source>He may try to sign in again at once.</source>
            <translation>همین حالا می‌تواند دوباره وارد شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::DevicesView</name>
        <message>
            <source>It is lost (Ctrl+Del)</source>
            <translation>گم شده است (Ctrl+Del)</translation>
        </message>
        <message>
            <source>The device counts as lost: everybody is signed out there, and what still comes from it waits for a decision.</source>
            <translation>این دستگاه گم‌شده به شمار می‌آید: همه از آن بیرون‌اند و آنچه هنوز از آن برسد در انتظار تصمیم می‌ماند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SignInPage</name>
        <message>
            <source>A password of your own</source>
            <translation>گذرواژه‌ای از آنِ خودتان</translation>
        </message>
        <message>
            <source>The same once more</source>
            <translation>همان بار دیگر</translation>
        </message>
        <message>
            <source>The new password is not the same both times. Write it once more.</source>
            <translation>گذرواژهٔ تازه هر دو بار یکی نیست. آن را دوباره بنویسید.</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Somebody else has chosen this password for you. Choose one of your own now; you come in with it.</source>
            <translation>این گذرواژه را کس دیگری برایتان برگزیده است. اکنون گذرواژه‌ای از آنِ خود برگزینید؛ با همان وارد می‌شوید.</translation>
        </message>
        <message>
            <source>This is your own account or device. Change your password under your own details, and let another administrator do the rest.</source>
            <translation>این حساب یا دستگاه خود شماست. گذرواژه را در «مشخصات من» عوض کنید و بقیه را به راهبر دیگری بسپارید.</translation>
        </message>
        <message>
            <source>A sign-in name is not empty and not longer than a line. Write another one.</source>
            <translation>نام کاربری خالی یا بلندتر از یک سطر نمی‌شود. نام دیگری بنویسید.</translation>
        </message>
        <message>
            <source>Somebody else signs in by this name. Choose another one.</source>
            <translation>کس دیگری با این نام وارد می‌شود. نام دیگری برگزینید.</translation>
        </message>
        <message>
            <source>He has no account at the server. Give him one first.</source>
            <translation>نزد سرور حسابی ندارد. نخست به او حساب بدهید.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Say that the device is lost</source>
            <translation>اعلام گم شدن دستگاه</translation>
        </message>
    </context>
</TS>
